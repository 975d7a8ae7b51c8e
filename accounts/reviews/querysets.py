"""Questions about access reviews that read as a phrase."""

from typing import Any, Self

from django.db import models
from django.db.models import Count, Q


class AccessReviewQuerySet(models.QuerySet[Any]):
    def unfinished(self) -> Self:
        return self.filter(finished_at__isnull=True)

    def finished(self) -> Self:
        return self.filter(finished_at__isnull=False)

    def for_list(self) -> Self:
        """With who began it, and how many accounts are decided of how many."""
        counted = self.annotate(accounts=Count("rows"), decided=Count("rows", filter=~Q(rows__decision="")))
        return counted.select_related("begun_by", "finished_by").order_by("-begun_at", "-pk")


class AccessReviewRowQuerySet(models.QuerySet[Any]):
    def undecided(self) -> Self:
        return self.filter(decision="")

    def for_list(self) -> Self:
        return self.select_related("person", "decided_by")
