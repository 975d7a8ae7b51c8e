"""Who uses the dashboard: people, the organisation each works for, and the role each has."""

import uuid
from datetime import datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from knox.models import AbstractAuthToken

from accounts.managers import UserManager
from accounts.reviews.models import AccessReview as AccessReview
from accounts.reviews.models import AccessReviewRow as AccessReviewRow
from accounts.rights import POLICE_ONLY, Right, Role, rights_of
from accounts.sign_ins.models import BrowserSession as BrowserSession
from accounts.sign_ins.models import LockOut as LockOut


@pghistory.track()
class Organisation(models.Model):
    """A partner whose staff patrol or record: the council, the police, the county. Not a team."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        POLICE = "police", "Police"
        PARTNER = "partner", "Other partner"

    name = models.CharField(max_length=80, unique=True)
    short_name = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


# Passwords have no history, and signing in is in the access log.
@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A member of staff who signs in. Never a member of the public.

    Whoever leaves is deactivated, not deleted: what they recorded keeps saying who recorded it.
    """

    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="people")
    role = models.CharField(max_length=20, choices=Role)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False, editable=False)
    is_demonstration = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    # None for those of a command, and of before it was kept.
    added_by = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="+")

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "organisation", "role"]

    class Meta:
        # Two of the same name stand always in the same order, so that no page repeats one of them.
        ordering = ("full_name", "pk")
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_one_of_ours"),
        )

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("accounts:person", args=[self.pk])

    def can(self, right: Right) -> bool:
        """Whether this person has the right: leavers have none, nor demonstration people in earnest.

        What is for the police alone asks where the person works, whatever their role is called.
        """
        if not self.is_active or (self.is_demonstration and not settings.DEBUG):
            return False
        return right in rights_of(self.role) and (right not in POLICE_ONLY or self.is_police)

    @property
    def is_police(self) -> bool:
        return self.organisation.kind == Organisation.Kind.POLICE

    @property
    def role_name(self) -> str:
        return Role(self.role).label


# That there was one, whose, and until when it was meant to last outlives it; nothing of its text does.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.DeleteEvent(),
    fields=["number", "user", "name", "scope", "expiry"],
    obj_field=None,
    model_name="ApiTokenEvent",
)
class ApiToken(AbstractAuthToken):
    """A key with which a program acts for a person over the API. Its text is shown once and not kept."""

    class Scope(models.TextChoices):
        READ = "read", "Read"
        READ_AND_WRITE = "read_and_write", "Read and write"

    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=60, help_text="What uses it, such as a reporting tool.")
    scope = models.CharField(max_length=20, choices=Scope, default=Scope.READ)
    last_used_at = models.DateTimeField(null=True, help_text="To the hour.")

    class Meta:
        ordering = ("created",)
        constraints = (models.CheckConstraint(condition=models.Q(expiry__isnull=False), name="a_key_ends"),)

    def __str__(self) -> str:
        return self.name

    @property
    def may_write(self) -> bool:
        return self.scope == self.Scope.READ_AND_WRITE

    def has_expired_at(self, now: datetime) -> bool:
        return self.expiry <= now
