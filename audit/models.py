"""What is remembered about looking: who saw, listed, exported or was refused what, and when."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.rights import Role
from audit.querysets import AccessRecordQuerySet
from audit.retention.models import ErasedCount as ErasedCount
from audit.retention.models import Erasure as Erasure
from audit.retention.models import LegalHold as LegalHold
from audit.retention.models import RetentionPeriod as RetentionPeriod
from audit.retention.models import TextReview as TextReview


class AccessRecord(models.Model):
    """One act of looking at (or being refused) records. Not a history of changes: see pghistory.

    Kind and ids are text, so that this room knows none of the rooms whose records it names. The table is
    parted by months and refuses to be changed: its triggers and its real key (id, at) are in the migrations.
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
        SIGN_OUT = "sign_out", "Signed out"
        ADDED = "added", "Added"
        REMOVED = "removed", "Removed"
        RESET = "reset", "Reset"
        ERASED = "erased", "Erased"
        REFUSED = "refused", "Was refused"

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    # Found by the index that begins with it.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    role = models.CharField(max_length=20, blank=True)
    action = models.CharField(max_length=20, choices=Action)
    kind = models.CharField(max_length=40)
    ids = ArrayField(models.CharField(max_length=60), default=list)
    filters = models.TextField(blank=True)
    count = models.PositiveIntegerField(null=True)
    route = models.CharField(max_length=100, blank=True)
    ip_address = models.GenericIPAddressField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar = AccessRecordQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        indexes: ClassVar = [
            models.Index(fields=["kind", "-at"]),
            models.Index(fields=["user", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.kind}"

    @property
    def role_name(self) -> str:
        """What the person was then, which may not be what they are now."""
        return Role(self.role).label.lower() if self.role in Role.values else ""


class AccessSeal(models.Model):
    """Closes a run of access records: a hash of what they said and of the seal before it. No signature: who
    owns the database can seal anew, but then no seal is any more the one that somebody wrote down.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    # It covers the records above the first of these, up to the second.
    after_pk = models.BigIntegerField()
    last_pk = models.BigIntegerField()
    rows = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"Seal {self.number}"


class AccessAnchor(models.Model):
    """A month of the access log that was let go because its time was over: how much, when and by whom.

    The seals over it stay, though nobody can compute them anew. It says what is left of those that
    covered other months too, so that the chain goes on from here.
    """

    number = models.PositiveIntegerField(primary_key=True)
    # Its first day, in UTC as the log is parted.
    month = models.DateField()
    rows = models.PositiveBigIntegerField()
    # The seals that covered its records; nought where it had none.
    first_seal = models.PositiveBigIntegerField()
    last_seal = models.PositiveBigIntegerField()
    last_sha256 = models.CharField(max_length=64, blank=True)
    # Of each of these seals under which records are left: its number, how many, and their hash.
    rest = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.month:%B %Y}, let go"


class AccessCheck(models.Model):
    """One time that the whole log was held against its seals, and the first thing that did not agree."""

    at = models.DateTimeField()
    seals = models.PositiveBigIntegerField()
    rows = models.PositiveBigIntegerField()
    newest = models.CharField(max_length=64, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.problem or f"{self.seals} seals agree"


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
