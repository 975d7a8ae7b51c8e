"""Going through all accounts, every three months: what was found, and what was decided about each."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.reviews.querysets import AccessReviewQuerySet, AccessReviewRowQuerySet
from accounts.rights import Role


class AccessReview(models.Model):
    """One review of all accounts that were active when it was begun. It changes no account by itself."""

    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar = AccessReviewQuerySet.as_manager()

    class Meta:
        ordering = ("-begun_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, finished_by__isnull=True)
                | Q(finished_at__isnull=False, finished_by__isnull=False),
                name="who_finished_a_review_is_known",
            ),
            models.UniqueConstraint(
                fields=("finished_at",),
                condition=Q(finished_at__isnull=True),
                nulls_distinct=False,
                name="one_review_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"Access review {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("accounts:review", args=[self.pk])


class AccessReviewRow(models.Model):
    """One account as it was when the review was begun, and whether it is still needed."""

    class Decision(models.TextChoices):
        NEEDED = "needed", "Still needed"
        CHANGE = "change", "Needs another role"
        LEAVES = "leaves", "No longer needed"

    review = models.ForeignKey(AccessReview, models.CASCADE, related_name="rows")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    organisation = models.CharField(max_length=80)
    last_signed_in_at = models.DateTimeField(null=True)
    has_second_factor = models.BooleanField()
    keys = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar = AccessReviewRowQuerySet.as_manager()

    class Meta:
        ordering = ("person__full_name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("review", "person"), name="an_account_stands_once_in_a_review"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="who_decided_about_an_account_is_known",
            ),
        )

    def __str__(self) -> str:
        return str(self.person)
