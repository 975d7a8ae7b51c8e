"""What was reported to the partnership."""

import uuid
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.detail import detail_of
from accounts.models import User
from imports.models import ImportBatch
from incidents import categories, occurrence, workflow
from incidents.kept.triggers import marking_triggers
from incidents.querysets import IncidentQuerySet
from incidents.searching import WORDS
from zones.models import Located


@pghistory.track()
class Incident(Located):
    """One thing that happened, as it was reported. Not a crime record, and about no named person.

    Withdrawn when it was wrong, never deleted; except that an import is taken out again whole, while
    nobody has touched a row of it, and its history stays.
    """

    class Weapon(models.TextChoices):
        NONE = "none", "None"
        KNIFE = "knife", "Knife"
        OTHER_BLADED = "other_bladed", "Other bladed article"
        FIREARM = "firearm", "Firearm"
        OTHER = "other", "Other weapon"
        NOT_KNOWN = "not_known", "Not known"

    class Source(models.TextChoices):
        COUNCIL_OFFICER = "council_officer", "Council officer"
        POLICE = "police", "Police"
        CCTV = "cctv", "CCTV control room"
        PUBLIC = "public", "Member of the public"
        BUSINESS = "business", "Business or shop radio"
        PARTNER = "partner", "Other partner"

    class Outcome(models.TextChoices):
        NONE_YET = "none_yet", "None yet"
        ADVICE = "advice", "Advice given"
        WARNING = "warning", "Warning"
        FIXED_PENALTY = "fixed_penalty", "Fixed penalty notice"
        REFERRED = "referred", "Referred to a partner"
        ARREST = "arrest", "Arrest"
        COMMUNITY_RESOLUTION = "community_resolution", "Community resolution"
        NO_FURTHER_ACTION = "no_further_action", "No further action"

    reference = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    category = models.CharField(max_length=30, choices=list(categories.LABELS.items()))
    occurred_at = models.DateTimeField("when")
    occurred_until_at = models.DateTimeField(null=True, blank=True)
    time_precision = models.CharField(max_length=10, choices=list(occurrence.LABELS.items()))
    weapon = models.CharField(max_length=20, choices=Weapon, default=Weapon.NOT_KNOWN)
    source = models.CharField(max_length=20, choices=Source)
    outcome = models.CharField(max_length=30, choices=Outcome, default=Outcome.NONE_YET)
    description = models.CharField(max_length=500, blank=True)
    status = models.CharField(
        max_length=20, choices=list(workflow.LABELS.items()), default=workflow.Status.REPORTED
    )
    status_reason = models.CharField(max_length=200, blank=True)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    import_batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    objects: ClassVar = IncidentQuerySet.as_manager()

    class Meta(Located.Meta):
        abstract = False
        ordering = ("-occurred_at", "-pk")
        indexes: ClassVar = [
            # With all that a map of a period asks, so that it is answered from the index alone.
            models.Index(
                fields=["occurred_at"],
                include=["h3_cell", "category", "status"],
                name="incidents_of_a_period",
            ),
            # What a screen shows of a long list, whichever the period.
            models.Index(fields=["h3_cell", "occurred_at"], name="incidents_of_a_place"),
            models.Index(fields=["zone_version", "occurred_at"]),
            models.Index(
                fields=["import_batch"], name="incidents_of_a_batch", condition=Q(import_batch__isnull=False)
            ),
            GinIndex(WORDS, name="incidents_by_words"),
        ]
        triggers: ClassVar = marking_triggers()
        constraints: ClassVar = [
            *Located.Meta.constraints,
            models.CheckConstraint(
                condition=Q(occurred_until_at__isnull=True) | Q(occurred_until_at__gt=F("occurred_at")),
                name="incident_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(status_reason=""),
                name="withdrawn_incident_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("incidents:detail", args=[self.reference])

    @property
    def is_sensitive(self) -> bool:
        return self.category in categories.SENSITIVE

    def shows_point_to(self, user: User) -> bool:
        """The exact place is for those who work with places, and for whoever recorded it.

        That of a kind that implies a victim is shown to nobody; only the form that corrects it has it.
        """
        if self.is_sensitive:
            return False
        return detail_of(user).draws_points or self.reported_by_id == user.pk

    @property
    def next_statuses(self) -> list[tuple[str, str]]:
        return [(move, workflow.LABELS[move]) for move in workflow.moves_from(self.status)]
