"""Questions about published outlines that read as a phrase."""

from typing import Any, Self

from django.db import models
from django.db.models import Max, OuterRef, Subquery


class BoundaryQuerySet(models.QuerySet[Any]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def of_vintage(self, vintage: int) -> Self:
        return self.filter(vintage=vintage)

    def newest(self) -> Self:
        """Of each kind, the outlines of the latest year that was loaded."""
        same = self.model.objects.filter(kind=OuterRef("kind")).order_by().values("kind")
        return self.filter(vintage=Subquery(same.annotate(latest=Max("vintage")).values("latest")))
