"""Questions about outcome codes that read as a phrase."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


class OutcomeCodeQuerySet(models.QuerySet[Any]):
    def holding_on(self, day: date) -> Self:
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        )

    def usable_by(self, kinds: "set[str]") -> Self:
        """What organisations of these kinds may use: any of them on the patrol is enough."""
        return self.filter(usable_by__overlap=sorted(kinds))
