"""Where people are signed in, and which accounts were shut for wrong guesses."""

import uuid
from importlib import import_module
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from accounts.sign_ins.querysets import BrowserSessionQuerySet, LockOutQuerySet


class BrowserSession(AbstractBaseSession):
    """One browser in which somebody signed in, until it ends: Django's row, with whose it is.

    Not a record of signing in, which is in the access log; the row is deleted when it is over.
    """

    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="browser_sessions"
    )
    started_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now, help_text="To the minute.")
    ip_address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=60, blank=True, help_text="In words.")

    objects: ClassVar = BrowserSessionQuerySet.as_manager()

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        ordering = ("-last_seen_at",)

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore


class LockOut(models.Model):
    """An account was shut for a while after too many wrong guesses; who opened it again early.

    Guesses at accounts that do not exist are counted alike and leave no row.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="lock_outs")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    ip_address = models.GenericIPAddressField(null=True, help_text="Where the last wrong guess came from.")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar = LockOutQuerySet.as_manager()

    class Meta:
        ordering = ("-at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="who_opens_an_account_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}, {self.at:%Y-%m-%d %H:%M}"
