"""Questions about stop searches that read as a phrase."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import (
    ExtractHour,
    ExtractIsoWeekDay,
    ExtractMinute,
    ExtractSecond,
    TruncDate,
)

from accounts.models import User
from accounts.rights import Right
from incidents.occurrence import Precision
from measures.weeks import LONDON, Week
from stopsearches.census import Census
from stopsearches.codes import NO_FURTHER_ACTION, NO_OUTCOME_RECORDED
from zones.models import Authorisation
from zones.querysets import LocatedQuerySet

# Most likely a date that was given without a time.
_NO_HOUR = Q(time_precision=Precision.DAY) | Q(time_precision=Precision.EXACT, is_midnight=True)


class StopSearchQuerySet(LocatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Single searches are for the police; everybody else is shown figures."""
        if isinstance(user, User) and user.can(Right.VIEW_STOP_SEARCHES):
            return self
        return self.none()

    def between(self, start: datetime, end: datetime) -> Self:
        """Half-open; a search known only by its hour or day counts where that starts."""
        return self.filter(searched_at__gte=start, searched_at__lt=end)

    def in_week(self, week: Week) -> Self:
        return self.between(week.starts_at, week.ends_at)

    def told_by_the_police(self) -> Self:
        """Not the published ones: those repeat the same searches, months later and coarser."""
        return self.filter(source="police_record")

    def published(self) -> Self:
        return self.filter(source="police_uk")

    def with_recorded_outcome(self) -> Self:
        return self.exclude(outcome__in=NO_OUTCOME_RECORDED)

    def positive(self) -> Self:
        """Something came of it, as far as is recorded."""
        return self.with_recorded_outcome().exclude(outcome__in=NO_FURTHER_ACTION)

    def with_known_link(self) -> Self:
        return self.filter(outcome_linked_to_object__isnull=False)

    def linked(self) -> Self:
        """The outcome came from what was looked for."""
        return self.filter(outcome_linked_to_object=True)

    def with_london_day(self) -> Self:
        return self.annotate(london_day=TruncDate("searched_at", tzinfo=LONDON))

    def with_clock(self) -> Self:
        """The hour of the London clock, and whether it stands at midnight to the second."""
        midnight = Q(hour=0, minute_of_hour=0, second_of_minute=0)
        return self.annotate(hour=ExtractHour("searched_at", tzinfo=LONDON)).alias(
            minute_of_hour=ExtractMinute("searched_at", tzinfo=LONDON),
            second_of_minute=ExtractSecond("searched_at", tzinfo=LONDON),
        ).annotate(is_midnight=ExpressionWrapper(midnight, output_field=BooleanField()))  # fmt: skip

    def with_known_hour(self) -> Self:
        """For charts by hour: known only by its day is no hour, and neither is exactly midnight."""
        return self.with_clock().exclude(_NO_HOUR)

    def without_hour(self) -> Self:
        """All that `with_known_hour` leaves out."""
        return self.with_clock().filter(_NO_HOUR)

    def in_hours(self, first: int, end: int) -> Self:
        """Hours of the London clock, half-open; without what has no hour."""
        return self.with_known_hour().filter(hour__gte=first, hour__lt=end)

    def on_weekdays(self, weekdays: Iterable[int]) -> Self:
        """ISO weekdays (Monday is 1) of the London day."""
        searched_on = ExtractIsoWeekDay("searched_at", tzinfo=LONDON)
        return self.annotate(searched_on=searched_on).filter(searched_on__in=tuple(weekdays))

    def made_under(self, power: Authorisation) -> Self:
        return self.filter(authorisation=power)

    def for_list(self) -> Self:
        return self.select_related(
            "zone_version__zone", "police_file", "patrol", "tech_deployment", "authorisation"
        )

    def created_as(self, client_id: Any) -> Self:
        return self.filter(client_id=client_id)


class CensusGroupQuerySet(QuerySet[Any]):
    def of_area(self, code: str) -> Self:
        return self.filter(area_code=code)

    def counted_on(self, day: date) -> Self:
        return self.filter(reference_on=day)

    def census_for(self, day: date) -> Census | None:
        """Of those chosen, the newest that is not after the day; the first, where all of them are."""
        rows = list(self.order_by("reference_on", "code"))
        if not rows:
            return None
        days = [row.reference_on for row in rows]
        chosen = max((each for each in days if each <= day), default=days[0])
        residents = {row.code: row.usual_residents for row in rows if row.reference_on == chosen}
        first = next(row for row in rows if row.reference_on == chosen)
        return Census(first.table_code, chosen, first.area_code, first.source, residents)
