"""Technology that was set up somewhere for a while, and what came of it."""

import dataclasses
import uuid
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Organisation
from deployments import figures, technologies, words, workflow
from deployments.models.rules import RULES
from deployments.published.rows import About, published_row
from deployments.querysets import TechDeploymentQuerySet
from imports.models import ImportBatch
from measures.weeks import local
from zones.models import Located


def _count(name: str) -> "models.PositiveIntegerField[int | None, int | None]":
    """Empty is not recorded; nought is none."""
    return models.PositiveIntegerField(name, null=True, blank=True)


def _text(name: str, length: int) -> "models.CharField[str, str]":
    # A default of the database's own: who still runs the program of yesterday can go on recording.
    return models.CharField(name, max_length=length, blank=True, default="", db_default="")


# With an import that is undone its rows leave: what they were stays readable.
@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class TechDeployment(Located):
    """One technology at one site for some hours, planned or done: numbers only.

    Holds no image, no face, no name and no entry of a watch list. Every count that is empty was not
    recorded; a nought is a result.
    """

    class Rank(models.TextChoices):
        INSPECTOR = "inspector", "Inspector"
        CHIEF_INSPECTOR = "chief_inspector", "Chief inspector"
        SUPERINTENDENT = "superintendent", "Superintendent"
        CHIEF_SUPERINTENDENT = "chief_superintendent", "Chief superintendent"
        CHIEF_OFFICER = "chief_officer", "Assistant chief constable or above"

    class Precision(models.TextChoices):
        EXACT = "exact", "From one time to another"
        DAY = "day", "Some time that day, for so many minutes"

    reference = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    technology = models.CharField(max_length=30, choices=list(technologies.LABELS.items()))
    status = models.CharField(
        max_length=10, choices=list(workflow.LABELS.items()), default=workflow.Status.PLANNED
    )
    status_reason = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField("start")
    ends_at = models.DateTimeField("end", null=True, blank=True)
    # Some logs tell the day and how long, and not from when: the start is then that day's midnight.
    time_precision = models.CharField(
        max_length=10, choices=Precision, default=Precision.EXACT, db_default=Precision.EXACT.value
    )
    duration_minutes = _count("minutes, where no end is known")
    site = models.CharField(max_length=120)
    site_is_public = models.BooleanField(
        default=False, db_default=False, help_text="The site and the use case may be published as written."
    )
    units = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    operator = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    funder = models.CharField(max_length=80, blank=True)
    cost_pence = _count("cost in pence")
    cost_covers = _text("what the cost covers", 120)
    use_case = _text("use case", 60)
    objective = models.CharField(max_length=200, blank=True)
    authority_rank = models.CharField("authorised by", max_length=20, choices=Rank, blank=True)
    authority_reference = _text("reference of the authority", 60)
    impact_assessment = models.CharField("impact assessment reference", max_length=60, blank=True)
    equality_assessment = _text("equality assessment reference", 60)
    public_notice_url = models.URLField("public notice", blank=True)
    notes = models.CharField(max_length=500, blank=True)
    # Said by whoever planned it while the technology was paused.
    resumes_by_then = models.BooleanField(default=False)

    watchlist_size = _count("people on the watch list")
    watchlist_categories = models.CharField(max_length=200, blank=True)
    threshold = models.DecimalField(
        "match threshold", max_digits=4, decimal_places=3, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )  # fmt: skip
    algorithm = models.CharField(max_length=60, blank=True)
    faces_seen = _count("faces seen")
    faces_estimated = models.BooleanField(default=False)
    alerts_total = _count("alerts in total")
    true_alerts_confirmed = _count("alerts confirmed true")
    false_alerts_confirmed = _count("alerts confirmed false")
    alerts_unconfirmed = _count("alerts not confirmed")
    # Judged on the screen alone: nobody was spoken to. Both, or nobody said.
    true_alerts_unconfirmed = _count("alerts not confirmed, judged true")
    false_alerts_unconfirmed = _count("alerts not confirmed, judged false")
    interventions = _count("people spoken to after an alert")

    people_screened = _count("people screened")
    screened_estimated = models.BooleanField(default=False)
    detector_alerts = _count("alerts")
    resolved_by_conversation = _count("alerts resolved by conversation")
    declined = _count("people who declined")
    searches_after_alert = _count("searches after an alert")
    searches_after_avoidance = _count("searches after somebody turned away")
    knife_bin_items = _count("items put in a knife bin")

    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    import_batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    objects: ClassVar = TechDeploymentQuerySet.as_manager()

    class Meta(Located.Meta):
        abstract = False
        ordering = ("-starts_at", "-pk")
        indexes: ClassVar = [
            models.Index(fields=["starts_at", "technology"]),
            models.Index(fields=["zone_version", "starts_at"]),
            models.Index(
                fields=["import_batch"],
                name="deployments_of_a_batch",
                condition=Q(import_batch__isnull=False),
            ),
        ]
        constraints: ClassVar = [*Located.Meta.constraints, *RULES]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("deployments:detail", args=[self.reference])

    @property
    def is_camera(self) -> bool:
        return technologies.is_camera(self.technology)

    @property
    def units_in_words(self) -> str:
        return technologies.units_in_words(self.technology, self.units)

    @property
    def cost_in_words(self) -> str:
        """ "£15,000, for buying one detector": a sum without what it is for would mislead."""
        if self.cost_pence is None:
            return ""
        return f"{words.pounds(self.cost_pence)}, for {self.cost_covers or 'what was not recorded'}"

    @property
    def figures(self) -> dict[str, Any]:
        """The row that the page, the API and the weekly summary all show."""
        facts = {each.name: getattr(self, each.name) for each in dataclasses.fields(figures.Deployment)}
        facts["zone"] = str(self.zone or "")
        facts["operator"] = self.operator.name
        facts["threshold"] = None if self.threshold is None else float(self.threshold)
        results = [(each.code, each.attribution, each.count) for each in self.results.all()]
        return figures.deployment_row(figures.Deployment(**facts), results)

    @property
    def minutes(self) -> int | None:
        """How long it was, from its times, or where only that is known as it was told."""
        if self.ends_at is None:
            return self.duration_minutes
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def length_in_words(self) -> str:
        return words.length_in_words(self.minutes) if self.minutes else ""

    @property
    def published(self) -> dict[str, str]:
        """What anybody may be told of it, by heading."""
        names = (
            "minutes", "site_is_public", "use_case", "cost_pence", "cost_covers", "impact_assessment",
            "equality_assessment", "public_notice_url", "algorithm",
        )  # fmt: skip
        about = About(
            day=local(self.starts_at).date(),
            authorised_by=self.get_authority_rank_display(),
            **{name: getattr(self, name) for name in names},
        )
        return published_row(self.figures, about)

    @property
    def took_place(self) -> bool:
        return self.status in (workflow.Status.ACTIVE, workflow.Status.COMPLETE)

    @property
    def is_over(self) -> bool:
        """Whether it is known when it ended, or how long it was."""
        return self.ends_at is not None or self.duration_minutes is not None

    @property
    def takes_results(self) -> bool:
        return self.status != workflow.Status.CANCELLED

    @property
    def next_statuses(self) -> list[tuple[str, str]]:
        return [(move, workflow.LABELS[move]) for move in workflow.moves_from(self.status)]
