"""What is remembered about looking: who saw, listed, exported or was refused what, and when."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.rights import Role
from audit.querysets import AccessRecordQuerySet


class AccessRecord(models.Model):
    """One act of looking at (or being refused) records. Not a history of changes: see pghistory.

    Kind and ids are text, so that this room knows none of the rooms whose records it names.
    """

    class Action(models.TextChoices):
        VIEW = "view", "Viewed"
        LIST = "list", "Listed"
        MAP = "map", "Loaded on a map"
        EXPORT = "export", "Exported"
        PRINT = "print", "Printed"
        IMPORT = "import", "Imported"
        UNDO = "undo", "Undid an import"
        ISSUE = "issue", "Issued"
        SIGN_IN = "sign_in", "Signed in"
        SIGN_IN_FAILED = "sign_in_failed", "Failed to sign in"
        REFUSED = "refused", "Was refused"

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20, blank=True)
    action = models.CharField(max_length=20, choices=Action)
    kind = models.CharField(max_length=40)
    ids = ArrayField(models.CharField(max_length=60), default=list)
    filters = models.TextField(blank=True)
    count = models.PositiveIntegerField(null=True)
    route = models.CharField(max_length=100, blank=True)
    ip_address = models.GenericIPAddressField(null=True)

    objects: ClassVar = AccessRecordQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        indexes: ClassVar = [
            models.Index(fields=["kind", "-at"]),
            models.Index(fields=["user", "-at"]),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.kind}"

    @property
    def role_name(self) -> str:
        """What the person was then, which may not be what they are now."""
        return Role(self.role).label.lower() if self.role in Role.values else ""


class ReferenceCounter(models.Model):
    """The last number given to a kind of record in a year, so that references run without gaps."""

    prefix = models.CharField(max_length=5)
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("prefix", "year"), name="one_counter_per_prefix_and_year"),
        )

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}"
