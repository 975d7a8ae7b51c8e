"""Who wants the weekly summary by e-mail."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.rights import Role


class How(models.TextChoices):
    EACH = "each", "Each summary as soon as it is issued"
    DIGEST = "digest", "One e-mail on Friday with what was issued in the week"
    NONE = "none", "No e-mail"


@pghistory.track()
class Subscription(models.Model):
    """One person's own choice, which goes before what is set for their role.

    A person without one is mailed as their role is. It has no address: that is the one they sign in with.
    """

    AS_ROLE = "as_role"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mail")
    how = models.CharField(max_length=10, choices=[(AS_ROLE, "As set for the role"), *How.choices])
    changed_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("user__full_name",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(paused_at=None, paused_because="")
                | Q(paused_at__isnull=False) & ~Q(paused_because=""),
                name="paused_mail_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_how_display()}"


@pghistory.track()
class RoleSubscription(models.Model):
    """What people of a role get who chose nothing themselves."""

    role = models.CharField(max_length=20, choices=Role, unique=True)
    how = models.CharField(max_length=10, choices=How)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("role",)

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.get_how_display()}"
