"""What is said of a draft before it is issued."""

import uuid
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from measures.weeks import Week
from summaries.models.summary import WeeklySummary
from summaries.querysets import CommentQuerySet

LONGEST_COMMENT = 500


@pghistory.track()
class Comment(models.Model):
    """A colleague's remark on a draft, for those who work on it. Dealt with, never deleted.

    It is no part of the paper: its print, its files and its figures do not show it. Beside the steps of
    an issued paper those who work on drafts read what was said, and what was left open.
    """

    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    summary = models.ForeignKey(WeeklySummary, models.PROTECT, related_name="comments")
    text = models.CharField(max_length=LONGEST_COMMENT)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("written_at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="resolved_comment_says_by_whom_and_when",
            )
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk} on {self.summary}"

    @property
    def week(self) -> Week:
        return self.summary.week

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None
