"""Questions about visits that read as a phrase."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, OuterRef, Subquery, Sum

from accounts.models import User
from accounts.rights import Right
from measures.dose import QUALIFYING_MINUTES, Hours, hours_by_organisation
from measures.dose import Visit as TimeInZone
from measures.weeks import Week
from patrols.querysets.relations import related, times
from zones.querysets import LocatedQuerySet

if TYPE_CHECKING:
    from patrols.models import OutcomeCode


class VisitQuerySet(LocatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_PATROLS)
        return self if allowed else self.none()

    def counted(self) -> Self:
        """What figures count: the visits of patrols that are over and not struck out."""
        return self.filter(
            left_at__isnull=False, patrol__ended_at__isnull=False, patrol__struck_at__isnull=True
        )

    def qualifying(self) -> Self:
        """Long enough to count: 10 minutes, to the second."""
        return self.filter(left_at__gte=F("arrived_at") + timedelta(minutes=QUALIFYING_MINUTES))

    def running(self) -> Self:
        return self.filter(left_at__isnull=True)

    def between(self, start: datetime, end: datetime) -> Self:
        """Half-open; a visit counts where it starts."""
        return self.filter(arrived_at__gte=start, arrived_at__lt=end)

    def in_week(self, week: Week) -> Self:
        return self.between(week.starts_at, week.ends_at)

    def outcome_totals(self) -> dict[str, int]:
        """How often each headline came of these visits; every headline is there, 0 when it did not."""
        found = related(self.model, "outcomes").filter(visit__in=self.order_by()).order_by()
        sums = found.values_list("code__headline").annotate(total=Sum("count"))
        return {**dict.fromkeys(related(found.model, "code").model.Headline.values, 0), **dict(sums)}

    def outcomes_by_code(self) -> "list[tuple[OutcomeCode, int]]":
        """Each code that came of these visits and how often, in the order of the code list."""
        found = related(self.model, "outcomes").filter(visit__in=self.order_by()).order_by()
        sums = dict(found.values_list("code").annotate(total=Sum("count")))
        codes = related(found.model, "code").filter(pk__in=sums)
        return [(code, sums[code.pk]) for code in codes]

    def hours_by_organisation(self) -> dict[str, Hours]:
        """Hours inside the zones, by organisation; visits that are over only."""
        rows = (
            self.filter(left_at__isnull=False)
            .order_by()
            .values_list(
                "patrol__crews__organisation__name", "patrol__crews__staff_count", "arrived_at", "left_at"
            )
        )
        return hours_by_organisation(times(rows.iterator()))

    def as_time_in_zone(self) -> list[TimeInZone]:
        """Plain values for `measures.dose.summarise_dose`; visits that are over only."""
        rows = self.filter(left_at__isnull=False).annotate(staff=F("patrol__staff_count"))
        return [TimeInZone(*row) for row in rows.values_list("arrived_at", "left_at", "staff")]

    def last_by_zone(self) -> dict[int, datetime]:
        """When the last of these visits to each zone began, by the zone's key; one look-up per outline."""
        versions = related(self.model, "zone_version")
        last = self.filter(zone_version=OuterRef("pk")).order_by("-arrived_at").values("arrived_at")[:1]
        found: dict[int, datetime] = {}
        for zone, began_at in versions.order_by().annotate(last=Subquery(last)).values_list("zone", "last"):
            if began_at is not None and (zone not in found or began_at > found[zone]):
                found[zone] = began_at
        return found

    def for_list(self) -> Self:
        return self.select_related("patrol__officer", "zone_version__zone").prefetch_related("outcomes__code")
