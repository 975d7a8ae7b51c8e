"""Questions about mails that read as a phrase."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q


class DeliveryQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        return self.filter(state="waiting")

    def due_at(self, moment: datetime) -> Self:
        return self.waiting().filter(try_at__lte=moment)

    def how_many_in_each_state(self) -> dict[str, int]:
        return dict(self.order_by().values_list("state").annotate(how_many=Count("pk")))

    def for_list(self) -> Self:
        """Without their bytes, which may carry a PDF each."""
        return self.select_related("mailing", "user").defer("content")

    def kept_longer_than(self, moment: datetime) -> Self:
        """Queued before then, with their bytes still there; one that waits is not emptied."""
        return self.filter(mailing__queued_at__lt=moment).exclude(state="waiting").exclude(content=b"")

    def that_went_out_or_failed(self) -> Self:
        """Those from which one learns whether an address works, newest first."""
        tried = self.filter(Q(sent_at__isnull=False) | Q(state="refused"))
        return tried.order_by("-mailing__queued_at", "-pk")
