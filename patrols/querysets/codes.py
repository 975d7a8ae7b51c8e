"""Questions about outcome codes that read as a phrase."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce

from accounts.models import User
from patrols.querysets.relations import related

REMEMBERED = timedelta(days=90)
SETTLING_IN = timedelta(days=7)


class OutcomeCodeQuerySet(models.QuerySet[Any]):
    def holding_on(self, day: date) -> Self:
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        )

    def usable_by(self, kinds: "set[str]") -> Self:
        """What organisations of these kinds may use: any of them on the patrol is enough."""
        return self.filter(usable_by__overlap=sorted(kinds))

    def with_terms_on(self, day: date) -> Self:
        """Each code with `terms_then`: what the law sets for it on that day, one set of terms or none."""
        holding = related(self.model, "terms").filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day
        )
        return self.prefetch_related(Prefetch("terms", queryset=holding, to_attr="terms_then"))

    def by_use_of(self, user: User, *, now: datetime) -> Self:
        """What this person counted most in the last 90 days first, once their first patrol is a week old.

        Until then, and where they counted alike, in the order of the list. Only patrols that are over
        weigh: buttons must not change places under a thumb.
        """
        mine = related(User, "patrols").of(user).not_struck()
        counted = related(related(mine.model, "visits").model, "outcomes").filter(
            code=OuterRef("pk"),
            visit__patrol__in=mine.finished(),
            visit__arrived_at__range=(now - REMEMBERED, now),
        )
        times = counted.order_by().values("code").annotate(total=Sum("count")).values("total")
        is_settled = Exists(mine.filter(started_at__lte=now - SETTLING_IN))
        used = Case(
            When(is_settled, then=Coalesce(Subquery(times), 0)), default=0, output_field=IntegerField()
        )
        return self.annotate(used=used).order_by("-used", "position", "code")
