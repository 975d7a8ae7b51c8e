"""Technology that was set up somewhere for a while, and what came of it."""

import dataclasses
import uuid
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation
from deployments import figures, outcomes, technologies, workflow
from deployments.querysets import TechDeploymentQuerySet
from imports.models import ImportBatch
from zones.models import Located


def _count(name: str) -> "models.PositiveIntegerField[int | None, int | None]":
    """Empty is not recorded; nought is none."""
    return models.PositiveIntegerField(name, null=True, blank=True)


@pghistory.track()
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

    reference = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    technology = models.CharField(max_length=30, choices=list(technologies.LABELS.items()))
    status = models.CharField(
        max_length=10, choices=list(workflow.LABELS.items()), default=workflow.Status.PLANNED
    )
    status_reason = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField("start")
    ends_at = models.DateTimeField("end", null=True, blank=True)
    site = models.CharField(max_length=120)
    units = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    operator = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    funder = models.CharField(max_length=80, blank=True)
    objective = models.CharField(max_length=200, blank=True)
    authority_rank = models.CharField("authorised by", max_length=20, choices=Rank, blank=True)
    impact_assessment = models.CharField("impact assessment reference", max_length=60, blank=True)
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

    people_screened = _count("people screened")
    screened_estimated = models.BooleanField(default=False)
    detector_alerts = _count("alerts")
    resolved_by_conversation = _count("alerts resolved by conversation")
    declined = _count("people who declined")

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
        constraints: ClassVar = [
            *Located.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="deployment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(status="complete") | Q(ends_at__isnull=False),
                name="complete_deployment_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(status_reason=""),
                name="cancelled_deployment_says_why",
            ),
            models.CheckConstraint(
                condition=Q(
                    alerts_total__isnull=True,
                    true_alerts_confirmed__isnull=True,
                    false_alerts_confirmed__isnull=True,
                    alerts_unconfirmed__isnull=True,
                )
                | Q(
                    # Each is named, because a sum with an unknown in it would pass unseen.
                    alerts_total__isnull=False,
                    true_alerts_confirmed__isnull=False,
                    false_alerts_confirmed__isnull=False,
                    alerts_unconfirmed__isnull=False,
                    alerts_total=F("true_alerts_confirmed")
                    + F("false_alerts_confirmed")
                    + F("alerts_unconfirmed"),
                ),
                name="alerts_are_true_false_or_unconfirmed",
            ),
            models.CheckConstraint(
                condition=Q(faces_seen__isnull=True)
                | Q(alerts_total__isnull=True)
                | Q(alerts_total__lte=F("faces_seen")),
                name="no_more_alerts_than_faces",
            ),
            models.CheckConstraint(
                condition=Q(detector_alerts__isnull=True)
                | Q(resolved_by_conversation__isnull=True)
                | Q(resolved_by_conversation__lte=F("detector_alerts")),
                name="no_more_alerts_resolved_than_there_were",
            ),
            models.CheckConstraint(
                condition=Q(technology="live_facial_recognition")
                | Q(**{f"{name}__isnull": True for name in technologies.CAMERA_FIELDS}),
                name="only_cameras_count_faces",
            ),
            models.CheckConstraint(
                condition=~Q(technology="live_facial_recognition")
                | Q(**{f"{name}__isnull": True for name in technologies.DETECTOR_FIELDS}),
                name="only_detectors_screen_people",
            ),
        ]

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
    def figures(self) -> dict[str, Any]:
        """The row that the page, the API and the weekly summary all show."""
        facts = {each.name: getattr(self, each.name) for each in dataclasses.fields(figures.Deployment)}
        facts["zone"] = str(self.zone or "")
        facts["operator"] = self.operator.name
        facts["threshold"] = None if self.threshold is None else float(self.threshold)
        results = [(each.code, each.attribution, each.count) for each in self.results.all()]
        return figures.deployment_row(figures.Deployment(**facts), results)

    @property
    def took_place(self) -> bool:
        return self.status in (workflow.Status.ACTIVE, workflow.Status.COMPLETE)

    @property
    def takes_results(self) -> bool:
        return self.status != workflow.Status.CANCELLED

    @property
    def next_statuses(self) -> list[tuple[str, str]]:
        return [(move, workflow.LABELS[move]) for move in workflow.moves_from(self.status)]


# A count that was taken back must stay readable, so leaving is kept too.
@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class DeploymentResult(models.Model):
    """How often one thing came of a deployment, and whether the technology caused it.

    A count of nought says that there was none; no row says that nobody recorded it.
    """

    deployment = models.ForeignKey(TechDeployment, models.CASCADE, related_name="results")
    code = models.CharField(max_length=30, choices=list(outcomes.RESULTS.items()))
    attribution = models.CharField(
        max_length=10,
        choices=list(outcomes.ATTRIBUTIONS.items()),
        # The cautious one: whoever claims that the technology caused it has to say so.
        default=outcomes.Attribution.DURING,
    )
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("deployment", "code", "attribution"), name="one_count_per_result_and_attribution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}: {self.count}"
