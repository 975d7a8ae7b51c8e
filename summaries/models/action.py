"""What somebody undertook to do."""

from datetime import date
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.rights import Right
from summaries.models.project import Project
from summaries.models.summary import WeeklySummary
from summaries.querysets import ActionQuerySet


@pghistory.track()
class Action(models.Model):
    """Something an organisation will do by a day. Carried from summary to summary until it closes.

    Its owner is a role in an organisation, and it is about no member of the public.
    """

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    reference = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(unique=True, editable=False)
    what = models.CharField("what will be done", max_length=200)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    owner_role = models.CharField(max_length=60)
    due_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    last_word = models.CharField(max_length=200, blank=True)
    created_from = models.ForeignKey(
        WeeklySummary, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="actions")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ActionQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "reference")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status="open", closed_at=None) | ~Q(status="open") & Q(closed_at__isnull=False),
                name="closed_action_says_when",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    def may_be_updated_by(self, user: User) -> bool:
        """By whoever manages actions, and by the people of the organisation that undertook it."""
        is_theirs = bool(self.owner_id == user.organisation_id)
        return user.can(Right.MANAGE_ACTIONS) or (is_theirs and user.can(Right.UPDATE_OWN_ACTIONS))

    def is_overdue_on(self, day: date) -> bool:
        return self.status == self.Status.OPEN and self.due_on < day
