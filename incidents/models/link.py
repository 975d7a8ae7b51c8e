"""Two incidents that belong together."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from incidents.links.querysets import IncidentLinkQuerySet
from incidents.models.incident import Incident


@pghistory.track()
class IncidentLink(models.Model):
    """Somebody's word that two records are of one event, or related. No merging: figures count both.

    Taken away when it was wrong, never deleted.
    """

    class Kind(models.TextChoices):
        SAME_EVENT = "same_event", "The same event"
        RELATED = "related", "Related"

    earlier = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    later = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    objects: ClassVar = IncidentLinkQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(earlier__lt=F("later")), name="link_runs_from_earlier_to_later"
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="link_removed_by_somebody_at_some_time",
            ),
            models.UniqueConstraint(
                fields=("earlier", "later"),
                condition=Q(removed_at__isnull=True),
                name="one_standing_link_between_two_incidents",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} and {self.later}"

    def other_than(self, incident: Incident) -> Incident:
        """The end that is not this one."""
        return self.later if self.earlier_id == incident.pk else self.earlier
