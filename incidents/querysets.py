"""Questions about incidents that read as a phrase."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay

from accounts.models import User
from accounts.rights import Right
from incidents.categories import SENSITIVE, members
from incidents.occurrence import Precision
from incidents.workflow import Status
from measures.weeks import LONDON, Week
from zones.querysets import LocatedQuerySet


class IncidentQuerySet(LocatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows that this person may read; sensitive kinds only for those who may see points."""
        if not isinstance(user, User) or not user.can(Right.VIEW_INCIDENTS):
            return self.none()
        if user.can(Right.VIEW_POINTS):
            return self
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
        """For charts by hour: a record known only by its day has no hour."""
        return self.filter(time_precision__in=(Precision.EXACT, Precision.HOUR)).annotate(
            hour=ExtractHour("occurred_at", tzinfo=LONDON),
            week_day=ExtractIsoWeekDay("occurred_at", tzinfo=LONDON),
        )

    def in_hours(self, first: int, end: int) -> Self:
        """Hours of the London clock, half-open; without what is known only by its day."""
        return self.with_known_hour().filter(hour__gte=first, hour__lt=end)

    def on_weekdays(self, weekdays: Iterable[int]) -> Self:
        """ISO weekdays (Monday is 1) of the London day on which a record starts."""
        started_on = ExtractIsoWeekDay("occurred_at", tzinfo=LONDON)
        return self.annotate(started_on=started_on).filter(started_on__in=tuple(weekdays))

    def drawable_as_points(self) -> Self:
        return self.with_point().exclude(category__in=SENSITIVE)

    def for_list(self) -> Self:
        return self.select_related("zone_version__zone", "reported_by__organisation")

    def created_as(self, client_id: Any) -> Self:
        return self.filter(client_id=client_id)
