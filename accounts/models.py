"""Who uses the dashboard: people, the organisation each works for, and the role each has."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower

from accounts.managers import UserManager
from accounts.rights import Right, Role, rights_of


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


class User(AbstractBaseUser):
    """A member of staff who signs in. Never a member of the public."""

    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="people")
    role = models.CharField(max_length=20, choices=Role)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "organisation", "role"]

    class Meta:
        ordering = ("full_name",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="role_is_one_of_ours"
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    def can(self, right: Right) -> bool:
        """Whether this person has the right: leavers have none, nor demonstration people in earnest."""
        if not self.is_active or (self.is_demonstration and not settings.DEBUG):
            return False
        return right in rights_of(self.role)

    @property
    def is_police(self) -> bool:
        return self.organisation.kind == Organisation.Kind.POLICE

    @property
    def role_name(self) -> str:
        return Role(self.role).label
