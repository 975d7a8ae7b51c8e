"""Files that somebody asked for and that take a while to write: what is in each, how long it is kept."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from exports.querysets import ExportJobQuerySet

EVERYTHING = "everything"


class ExportJob(models.Model):
    """One file written by a worker for one person, who alone may fetch it, and for a day.

    That it was taken out is in the access log, which outlives it.
    """

    class Format(models.TextChoices):
        CSV = "csv", "CSV, for any program that reads tables"
        XLSX = "xlsx", "Excel workbook"
        GEOJSON = "geojson", "GeoJSON, for maps"
        ZIP = "zip", "Zip of tables"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        WRITING = "writing", "Being written"
        READY = "ready", "Ready"
        FAILED = "failed", "Failed"
        EXPIRED = "expired", "No longer kept"

    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=40, help_text="Which list, or everything.")
    format = models.CharField(max_length=10, choices=Format)
    query = models.TextField(blank=True, help_text="The filters as the list's own address has them.")
    filters = models.TextField(blank=True, help_text="The same in words.")
    reason = models.CharField("why it is taken out", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(null=True, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    fetched = models.PositiveIntegerField(default=0, help_text="How often it was fetched.")
    error = models.CharField(max_length=300, blank=True)

    objects: ClassVar = ExportJobQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes: ClassVar = [
            models.Index(fields=["by", "-id"], name="exports_of_a_person"),
            models.Index(
                fields=["state"],
                name="exports_to_be_written",
                condition=Q(state__in=["waiting", "writing"]),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="ready")
                | (
                    Q(rows__isnull=False, size__isnull=False, made_at__isnull=False, expires_at__isnull=False)
                    & ~Q(sha256="")
                    & ~Q(file_name="")
                ),
                name="ready_export_says_what_it_is",
            ),
            models.CheckConstraint(
                condition=~Q(key=EVERYTHING) | ~Q(reason=""), name="taking_everything_out_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""), name="failed_export_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        return reverse("exports:job", args=[self.number])

    @property
    def is_of_everything(self) -> bool:
        return self.key == EVERYTHING

    @property
    def is_at_work(self) -> bool:
        return self.state in (self.State.WAITING, self.State.WRITING)


class ExportPiece(models.Model):
    """A piece of a written file. In the database, because web and worker may share no disk."""

    job = models.ForeignKey(ExportJob, models.CASCADE, related_name="pieces", db_index=False)
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ("job", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("job", "number"), name="one_export_piece_per_number")
        ]

    def __str__(self) -> str:
        return f"Piece {self.number} of {self.job_id}"
