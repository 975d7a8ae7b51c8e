"""Questions about incidents that read as a phrase."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, Q, When
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay, TruncTime

from accounts.detail import detail_of
from accounts.models import User
from accounts.rights import Right
from incidents.categories import SENSITIVE, members
from incidents.occurrence import Precision
from incidents.searching import WORDS, matches
from incidents.workflow import Status
from measures.disclosure.detail import Detail
from measures.weeks import LONDON, Week
from zones.querysets import LocatedQuerySet

# Midnight to the second is what is written where only the day was known.
_HOUR_IS_KNOWN = Q(time_precision=Precision.HOUR) | (Q(time_precision=Precision.EXACT) & ~Q(clock=time.min))


class IncidentQuerySet(LocatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows that this person may read; sensitive kinds only for those who may see points."""
        if not isinstance(user, User) or not user.can(Right.VIEW_INCIDENTS):
            return self.none()
        return self.at_detail(detail_of(user))

    def at_detail(self, detail: Detail) -> Self:
        """What may be listed, or counted exactly, at that detail; refuses one that is for neither."""
        if not detail.counts_exactly:
            raise ValueError(f"Nothing is listed or counted exactly at the detail “{detail}”.")
        return self if detail.reads_sensitive_kinds else self.without_sensitive_kinds()

    def matching(self, text: str) -> Self:
        """Described in these words, or with that reference or its beginning."""
        return self.alias(words=WORDS).filter(matches(text))

    def without_sensitive_kinds(self) -> Self:
        """Without those that imply a victim."""
        return self.exclude(category__in=SENSITIVE)

    def counted(self) -> Self:
        """What figures count: everything that was not withdrawn."""
        return self.exclude(status=Status.WITHDRAWN)

    def between(self, start: datetime, end: datetime) -> Self:
        """Half-open; a record counts where it starts."""
        return self.filter(occurred_at__gte=start, occurred_at__lt=end)

    def in_week(self, week: Week) -> Self:
        return self.between(week.starts_at, week.ends_at)

    def of_kind(self, counted_category: str) -> Self:
        """A counted kind, with the sensitive categories that are counted within it."""
        return self.filter(category__in=members(counted_category))

    def with_known_hour(self) -> Self:
        """For charts by hour: a record known only by its day has no hour, and exact midnight is none."""
        return (
            self._with_its_clock()
            .filter(_HOUR_IS_KNOWN)
            .annotate(
                hour=ExtractHour("occurred_at", tzinfo=LONDON),
                week_day=ExtractIsoWeekDay("occurred_at", tzinfo=LONDON),
            )
        )

    def without_known_hour(self) -> Self:
        """All that `with_known_hour` leaves out."""
        return self._with_its_clock().filter(~_HOUR_IS_KNOWN)

    def in_hours(self, first: int, end: int) -> Self:
        """Hours of the London clock, half-open; without what is known only by its day."""
        return self.with_known_hour().filter(hour__gte=first, hour__lt=end)

    def on_weekdays(self, weekdays: Iterable[int]) -> Self:
        """ISO weekdays (Monday is 1) of the London day on which a record starts."""
        started_on = ExtractIsoWeekDay("occurred_at", tzinfo=LONDON)
        return self.annotate(started_on=started_on).filter(started_on__in=tuple(weekdays))

    def counts_by_hour(self) -> list[tuple[int, int | None, int]]:
        """(ISO weekday, hour, how many) by the London clock, in one query; no hour where it is not known."""
        return list(self._counted_by_clock())

    def counts_by_zone_and_hour(self) -> list[tuple[int, int, int | None, int]]:
        """The same with the zone first."""
        return list(self._counted_by_clock("zone_version__zone"))

    def _counted_by_clock(self, *more: str) -> Any:
        hour = Case(When(_HOUR_IS_KNOWN, then=ExtractHour("occurred_at", tzinfo=LONDON)), default=None)
        by_clock = (
            self._with_its_clock()
            .order_by()
            .annotate(started_on=ExtractIsoWeekDay("occurred_at", tzinfo=LONDON), started_in=hour)
        )
        asked = *more, "started_on", "started_in"
        return by_clock.values(*asked).annotate(how_many=Count("pk")).values_list(*asked, "how_many")

    def drawable_as_points(self) -> Self:
        return self.with_point().without_sensitive_kinds()

    def drawn_in_cell(self, cell: int) -> Self:
        """What the map counts in an H3 cell: a kind that implies a victim is in none."""
        return self.drawable_as_points().in_cell(cell)

    def within_hotspots(self) -> Self:
        """In one of the zones that are hotspots; not merely in an area around them."""
        return self.filter(zone_version__zone__kind="hotspot")

    def for_list(self) -> Self:
        return self.select_related("zone_version__zone", "reported_by__organisation")

    def _with_its_clock(self) -> Self:
        return self.alias(clock=TruncTime("occurred_at", tzinfo=LONDON))

    def created_as(self, client_id: Any) -> Self:
        return self.filter(client_id=client_id)
