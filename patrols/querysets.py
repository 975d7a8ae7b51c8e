"""Questions about patrols, visits, plans and outcome codes that read as a phrase."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Sum

from accounts.models import User
from accounts.rights import Right
from measures.dose import Hours, OrganisationTime, hours_by_organisation, minutes_between
from measures.dose import Visit as TimeInZone
from measures.weeks import Week
from zones.models import Zone
from zones.querysets import LocatedQuerySet

if TYPE_CHECKING:
    from patrols.models import OutcomeCode


class OutcomeCodeQuerySet(models.QuerySet[Any]):
    def holding_on(self, day: date) -> Self:
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        )

    def usable_by(self, kinds: "set[str]") -> Self:
        """What organisations of these kinds may use: any of them on the patrol is enough."""
        return self.filter(usable_by__overlap=sorted(kinds))


class PatrolQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_PATROLS)
        return self if allowed else self.none()

    def of(self, officer: User) -> Self:
        return self.filter(officer=officer)

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def not_struck(self) -> Self:
        return self.filter(struck_at__isnull=True)

    def running(self) -> Self:
        return self.not_struck().filter(ended_at__isnull=True)

    def finished(self) -> Self:
        return self.filter(ended_at__isnull=False)

    def counted(self) -> Self:
        """What figures count: over, and not struck out."""
        return self.finished().not_struck()

    def between(self, start: datetime, end: datetime) -> Self:
        """Half-open; a patrol counts where it starts, also when it runs past midnight."""
        return self.filter(started_at__gte=start, started_at__lt=end)

    def in_week(self, week: Week) -> Self:
        return self.between(week.starts_at, week.ends_at)

    def overlapping(self, start: datetime, end: datetime | None) -> Self:
        """Those that share a moment with this time; no end means still running."""
        begun = self if end is None else self.filter(started_at__lt=end)
        return begun.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=start))

    def in_zone(self, zone: Zone) -> Self:
        """With a visit to the zone or one of its children."""
        visits = _related(self.model, "visits").in_zone(zone).filter(patrol=OuterRef("pk"))
        return self.filter(Exists(visits))

    def with_organisation(self, organisation: Any) -> Self:
        """On which the organisation had somebody, its own patrol or a joint one."""
        crews = _related(self.model, "crews").filter(patrol=OuterRef("pk"), organisation=organisation)
        return self.filter(Exists(crews))

    def for_list(self) -> Self:
        return self.select_related("officer", "organisation", "struck_by").prefetch_related(
            "crews__organisation", "visits__zone_version__zone", "visits__outcomes__code"
        )

    def hours_by_organisation(self) -> dict[str, Hours]:
        """Patrol-hours and person-hours of each organisation, by its name; finished patrols only."""
        rows = (
            self.finished()
            .order_by()
            .values_list("crews__organisation__name", "crews__staff_count", "started_at", "ended_at")
        )
        return hours_by_organisation(_times(rows.iterator()))


class VisitQuerySet(LocatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_PATROLS)
        return self if allowed else self.none()

    def counted(self) -> Self:
        """What figures count: the visits of patrols that are over and not struck out."""
        return self.filter(
            left_at__isnull=False, patrol__ended_at__isnull=False, patrol__struck_at__isnull=True
        )

    def running(self) -> Self:
        return self.filter(left_at__isnull=True)

    def between(self, start: datetime, end: datetime) -> Self:
        """Half-open; a visit counts where it starts."""
        return self.filter(arrived_at__gte=start, arrived_at__lt=end)

    def in_week(self, week: Week) -> Self:
        return self.between(week.starts_at, week.ends_at)

    def outcome_totals(self) -> dict[str, int]:
        """How often each headline came of these visits; every headline is there, 0 when it did not."""
        found = _related(self.model, "outcomes").filter(visit__in=self.order_by()).order_by()
        sums = found.values_list("code__headline").annotate(total=Sum("count"))
        return {**dict.fromkeys(_related(found.model, "code").model.Headline.values, 0), **dict(sums)}

    def outcomes_by_code(self) -> "list[tuple[OutcomeCode, int]]":
        """Each code that came of these visits and how often, in the order of the code list."""
        found = _related(self.model, "outcomes").filter(visit__in=self.order_by()).order_by()
        sums = dict(found.values_list("code").annotate(total=Sum("count")))
        codes = _related(found.model, "code").filter(pk__in=sums)
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
        return hours_by_organisation(_times(rows.iterator()))

    def as_time_in_zone(self) -> list[TimeInZone]:
        """Plain values for `measures.dose.summarise_dose`; visits that are over only."""
        rows = self.filter(left_at__isnull=False).annotate(staff=F("patrol__staff_count"))
        return [TimeInZone(*row) for row in rows.values_list("arrived_at", "left_at", "staff")]

    def for_list(self) -> Self:
        return self.select_related("patrol__officer", "zone_version__zone").prefetch_related("outcomes__code")


class PlannedVisitQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_PATROLS)
        return self if allowed else self.none()

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def counted(self) -> Self:
        """What figures count: not cancelled."""
        return self.filter(cancelled_at__isnull=True)

    def on_day(self, day: date) -> Self:
        return self.filter(on=day)

    def in_week(self, week: Week) -> Self:
        return self.filter(on__range=(week.starts_on, week.ends_on))

    def in_zone(self, zone: Zone) -> Self:
        """For the zone or one of its children."""
        return self.filter(Q(zone=zone) | Q(zone__parent=zone))

    def of_organisation(self, organisation: Any) -> Self:
        return self.filter(organisation=organisation)

    def for_list(self) -> Self:
        return self.select_related("zone", "organisation", "planned_by", "cancelled_by")


def _related(model: type[models.Model], name: str) -> Any:
    """The records behind a relation, found through the model: models import this module."""
    related: Any = model._meta.get_field(name).related_model
    return related.objects


def _times(rows: Iterator[tuple[str, int, datetime, datetime]]) -> Iterator[OrganisationTime]:
    for organisation, staff, start, end in rows:
        yield OrganisationTime(organisation, minutes_between(start, end), staff)
