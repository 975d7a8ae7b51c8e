"""Files that were sent to be imported, what was found in them, and what became of them."""

import uuid
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from imports import states
from imports.kinds import kind_of
from imports.querysets import ImportBatchQuerySet


@pghistory.track()
class ImportBatch(models.Model):
    """One or more files of one kind that somebody sent together: imported whole, or not at all.

    The rows that came of it point at it, so that exactly they can be listed, and taken out again.
    """

    reference = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    sender = models.CharField(max_length=80, blank=True, help_text="Whose columns these are.")
    state = models.CharField(max_length=10, choices=list(states.LABELS.items()), default=states.State.STAGED)
    # Our column → the sender's heading, and our column → their words → our code. Null until they are chosen.
    columns = models.JSONField(null=True, blank=True)
    values = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    rows_read = models.PositiveIntegerField(default=0)
    rows_kept = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_left_out = models.PositiveIntegerField(default=0)
    rows_refused = models.PositiveIntegerField(default=0)
    findings_count = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    staged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    staged_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name_plural = "import batches"
        indexes: ClassVar = [
            models.Index(
                fields=["state"],
                name="batches_at_work",
                condition=Q(state__in=["checking", "importing", "undoing"]),
            ),
            models.Index(fields=["kind", "-id"], name="batches_of_a_kind"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["importing", "imported", "undoing", "undone"])
                | Q(checked_at__isnull=False, confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="imported_batch_was_checked_and_confirmed",
            ),
            models.CheckConstraint(
                condition=(
                    ~Q(state__in=["undoing", "undone"])
                    & Q(undone_at__isnull=True, undone_by__isnull=True, undone_reason="")
                )
                | (Q(state="undoing", undone_at__isnull=True, undone_by__isnull=False) & ~Q(undone_reason=""))
                | (
                    Q(state="undone", undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_reason="")
                ),
                name="undone_batch_says_who_and_why",
            ),
            models.CheckConstraint(
                condition=Q(
                    rows_read=F("rows_kept") + F("rows_unchanged") + F("rows_left_out") + F("rows_refused")
                ),
                name="rows_of_a_batch_add_up",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("imports:detail", args=[self.reference])

    @property
    def kind_label(self) -> str:
        return kind_of(self).label

    @property
    def is_at_work(self) -> bool:
        return self.state in states.AT_WORK


class StagedFile(models.Model):
    """One file as it was sent. Its name and digest stay when its bytes are gone, so it is known again."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ("batch", "position")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("batch", "position"), name="one_staged_file_per_position")
        ]

    def __str__(self) -> str:
        return self.name


class StagedPiece(models.Model):
    """A piece of a staged file. In the database, because web and worker may share no disk."""

    file = models.ForeignKey(StagedFile, models.CASCADE, related_name="pieces", db_index=False)
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ("file", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("file", "number"), name="one_staged_piece_per_number")
        ]

    def __str__(self) -> str:
        return f"Piece {self.number} of {self.file_id}"


class RowFinding(models.Model):
    """What is wrong, or worth knowing, about one line of a file. Never quotes what people wrote."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="findings")
    file = models.CharField(max_length=255, blank=True)
    line = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=300)
    is_warning = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"line {self.line}: {self.words}" if self.line else self.words


@pghistory.track()
class SenderMapping(models.Model):
    """How one sender's columns and words were understood last time, so that nobody maps them twice."""

    kind = models.CharField(max_length=40)
    sender = models.CharField(max_length=80)
    headings_digest = models.CharField(max_length=64, help_text="Of the sender's headings, in their order.")
    columns = models.JSONField()
    values = models.JSONField(default=dict)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "sender")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("kind", "sender", "headings_digest"), name="one_mapping_per_sender_and_headings"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.sender}"
