"""A picture of a place or of damage."""

import uuid
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from incidents.attachments.images import LARGEST_STORED
from incidents.attachments.querysets import AttachmentQuerySet
from incidents.models.incident import Incident


@pghistory.track(exclude=["content"])
class Attachment(models.Model):
    """A picture that belongs to an incident: of a place or of damage, with nobody in it.

    Its bytes lie in the database, so that they are in every backup and gone when they are erased: the
    history does not hold them.
    """

    class Scan(models.TextChoices):
        CLEAN = "clean", "Scanned for viruses"
        NOT_SCANNED = "not_scanned", "Not scanned for viruses"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="attachments")
    caption = models.CharField(max_length=120)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    scan = models.CharField(max_length=20, choices=Scan)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__lte=LARGEST_STORED), name="attachment_is_small"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_reason="")),
                name="attachment_removed_by_somebody_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | Q(content=b""),
                name="attachment_that_was_removed_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
