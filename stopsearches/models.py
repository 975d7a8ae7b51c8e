"""Stop searches as the police record them, about no named person."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from deployments.models import TechDeployment
from imports.models import ImportBatch
from incidents.models import PoliceFile
from incidents.occurrence import Precision
from patrols.models import Patrol
from stopsearches import census, codes
from stopsearches.querysets import CensusGroupQuerySet, StopSearchQuerySet
from zones.models import Authorisation, Located

_PRECISIONS = [
    (Precision.EXACT.value, "At this time"),
    (Precision.HOUR.value, "Within this hour"),
    (Precision.DAY.value, "Some time that day"),
]


def _coded(labels: dict[str, str], name: str = "") -> "models.CharField[str, str]":
    return models.CharField(
        name or None, max_length=40, choices=list(labels.items()), default=codes.NOT_RECORDED
    )


# Published rows come and go with their file; only what people enter has a history from the start.
@pghistory.track(
    pghistory.InsertEvent(condition=pgtrigger.Q(new__source="police_record")),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(condition=pgtrigger.Q(old__source="police_record")),
)
class StopSearch(Located):
    """One search of a person or a vehicle by the police. Holds no name, birth date or address.

    Either entered by the police liaison or read from a published file. A published one stands on a
    map point that is shared by many places, and has no zone. A yes-or-no that nobody answered stays
    unanswered: it is not a no.
    """

    class Source(models.TextChoices):
        POLICE_RECORD = "police_record", "Police record"
        POLICE_UK = "police_uk", "Published by data.police.uk"

    class Found(models.TextChoices):
        NOTHING = "nothing", "Nothing"
        KNIFE = "knife", "Knife"
        OTHER_BLADED = "other_bladed", "Other bladed article"
        FIREARM = "firearm", "Firearm"
        OTHER_WEAPON = "other_weapon", "Other weapon"
        DRUGS = "drugs", "Drugs"
        STOLEN_GOODS = "stolen_goods", "Stolen goods"
        THEFT_ARTICLE = "theft_article", "Article for use in theft"
        OTHER = "other", "Something else"
        NOT_RECORDED = "not_recorded", "Not recorded"

    # Who sends a form twice makes one record; rows of a file have no such number.
    client_id = models.UUIDField(null=True, unique=True, editable=False)
    reference = models.CharField("police reference", max_length=40, blank=True)
    searched_at = models.DateTimeField("when")
    time_precision = models.CharField(max_length=10, choices=_PRECISIONS, default=Precision.EXACT.value)
    search_type = _coded(codes.SEARCH_TYPES, "who or what was searched")
    age_range = _coded(codes.AGE_RANGES)
    gender = _coded(codes.GENDERS)
    self_defined_ethnicity = _coded(codes.SELF_ETHNICITIES, "ethnicity as the person defined it")
    officer_defined_ethnicity = _coded(codes.OFFICER_ETHNICITIES, "ethnicity as the officer saw it")
    legislation = _coded(codes.LEGISLATION, "power used")
    object_of_search = _coded(codes.OBJECTS_OF_SEARCH)
    outcome = _coded(codes.OUTCOMES)
    outcome_linked_to_object = models.BooleanField(null=True, blank=True)
    removed_more_than_outer_clothing = models.BooleanField(null=True, blank=True)
    part_of_operation = models.BooleanField(null=True, blank=True)
    operation_name = models.CharField(max_length=200, blank=True)
    found_item = models.CharField(max_length=20, choices=Found, default=Found.NOT_RECORDED)
    as_written = models.JSONField(
        default=dict, blank=True, editable=False, help_text="The police's own words, by field."
    )
    source = models.CharField(max_length=20, choices=Source, default=Source.POLICE_RECORD)
    supplied_by = models.CharField(max_length=80, blank=True, help_text="The force that told us.")
    supplied_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    patrol = models.ForeignKey(Patrol, models.PROTECT, null=True, blank=True, related_name="stop_searches")
    tech_deployment = models.ForeignKey(
        TechDeployment, models.PROTECT, null=True, blank=True, related_name="stop_searches"
    )
    authorisation = models.ForeignKey(
        Authorisation, models.PROTECT, null=True, blank=True, related_name="stop_searches"
    )
    police_file = models.ForeignKey(
        PoliceFile,
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="stop_searches",
    )

    import_batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    objects: ClassVar = StopSearchQuerySet.as_manager()

    class Meta(Located.Meta):
        abstract = False
        ordering = ("-searched_at", "-pk")
        verbose_name_plural = "stop searches"
        indexes: ClassVar = [
            models.Index(fields=["searched_at", "h3_cell"]),
            models.Index(fields=["zone_version", "searched_at"]),
            models.Index(
                fields=["import_batch"],
                name="stop_searches_of_a_batch",
                condition=Q(import_batch__isnull=False),
            ),
        ]
        constraints: ClassVar = [
            *Located.Meta.constraints,
            models.CheckConstraint(
                condition=Q(source="police_uk", police_file__isnull=False)
                | (~Q(source="police_uk") & Q(police_file__isnull=True)),
                name="published_stop_search_has_its_file",
            ),
        ]

    def __str__(self) -> str:
        return self.reference or f"Stop search {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("stopsearches:detail", args=[self.pk])

    @property
    def is_published(self) -> bool:
        """Read from a public file: its point is approximate and its rows are replaced whole."""
        return self.source == self.Source.POLICE_UK

    @property
    def has_positive_outcome(self) -> bool | None:
        """Anything recorded but no further action; None where no outcome is recorded."""
        if self.outcome in codes.NO_OUTCOME_RECORDED:
            return None
        return self.outcome not in codes.NO_FURTHER_ACTION


class CensusGroup(models.Model):
    """How many people of one ethnic group lived in one area on the day of a census, as it was published.

    A total to divide by, about nobody in particular. Not an estimate of the years between two censuses.
    """

    table_code = models.CharField(max_length=20)
    reference_on = models.DateField("day of the census")
    area_code = models.CharField(max_length=9)
    code = models.CharField("ethnic group", max_length=40, choices=list(census.ROWS.items()))
    usual_residents = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    objects: ClassVar = CensusGroupQuerySet.as_manager()

    class Meta:
        ordering = ("reference_on", "area_code", "code")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reference_on", "area_code", "code"], name="census_counts_each_group_of_an_area_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}, {self.reference_on}"
