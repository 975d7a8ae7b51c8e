"""Questions about links between incidents that read as a phrase."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from accounts.models import User


class IncidentLinkQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Those that nobody took away."""
        return self.filter(removed_at__isnull=True)

    def of(self, incident: Any) -> Self:
        return self.filter(Q(earlier=incident) | Q(later=incident))

    def visible_to(self, user: User) -> Self:
        """Both ends may be read: a link must not tell of an incident that is not for the reader."""
        incidents = self.model._meta.get_field("earlier").related_model.objects.visible_to(user)
        return self.filter(earlier__in=incidents, later__in=incidents)

    def with_both_ends(self) -> Self:
        return self.select_related(
            "earlier__zone_version__zone",
            "later__zone_version__zone",
            "linked_by__organisation",
            "removed_by__organisation",
        )
