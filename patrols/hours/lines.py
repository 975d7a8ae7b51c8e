"""From the records to the lines that hours are paid by, and what of a period is not counted and why."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import Organisation
from measures.quarters import Month, Quarter
from measures.weeks import local
from patrols.hours.totals import Line
from patrols.models import Correction, Patrol, Visit
from patrols.querysets import PatrolQuerySet, VisitQuerySet

Period = Quarter | Month


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A patrol that began in the period and is in no figure of it."""

    reference: str
    organisation: str
    started_at: datetime
    is_struck: bool
    why: str


def patrols_of(period: Period) -> PatrolQuerySet:
    """All that began in it by the London clock, counted or not."""
    found: PatrolQuerySet = Patrol.objects.between(period.starts_at, period.ends_at)
    return found


def visits_of(period: Period) -> VisitQuerySet:
    """The visits of its patrols: what came of a patrol belongs where its hours do."""
    found: VisitQuerySet = Visit.objects.counted().filter(
        patrol__started_at__gte=period.starts_at, patrol__started_at__lt=period.ends_at
    )
    return found


def lines_of(period: Period) -> list[Line]:
    """Every counted patrol and organisation, newest first: two queries, however many there are."""
    inside = _time_inside(visits_of(period))
    rows = (
        patrols_of(period)
        .counted()
        .order_by("-started_at", "-pk", "crews__organisation__name")
        .values_list(
            "pk", "reference", "crews__organisation__name", "crews__organisation__kind",
            "started_at", "ended_at", "crews__staff_count", "is_joint",
        )
    )  # fmt: skip
    return [
        Line(
            reference, name, kind == Organisation.Kind.POLICE, start, end, staff, is_joint,
            sum(inside[pk].times, timedelta(0)), tuple(sorted(inside[pk].zones)), len(inside[pk].times),
        )
        for pk, reference, name, kind, start, end, staff, is_joint in rows
    ]  # fmt: skip


def not_counted(period: Period) -> list[NotCounted]:
    """What was struck out or has no end yet, newest first: one query."""
    found = patrols_of(period).exclude(pk__in=patrols_of(period).counted().order_by().values("pk"))
    return [
        NotCounted(each.reference, each.organisation.name, each.started_at, each.is_struck, _why(each))
        for each in found.select_related("organisation")
    ]


def put_right_since(period: Period) -> list[Correction]:
    """Corrections of its counted patrols that were made after it was over, oldest first: one query."""
    patrols = patrols_of(period).counted().order_by().values("pk")
    found = Correction.objects.filter(patrol__in=patrols, corrected_at__gte=period.ends_at)
    return list(found.select_related("patrol", "corrected_by__organisation"))


@dataclass(slots=True)
class _Inside:
    times: list[timedelta]
    zones: set[str]


def _time_inside(visits: VisitQuerySet) -> dict[int, _Inside]:
    found: dict[int, _Inside] = defaultdict(lambda: _Inside([], set()))
    rows = visits.order_by().values_list("patrol", "zone_version__zone__name", "arrived_at", "left_at")
    for patrol, zone, arrived_at, left_at in rows:
        found[patrol].times.append(left_at - arrived_at)
        found[patrol].zones.add(zone)
    return found


def _why(patrol: Patrol) -> str:
    if patrol.struck_at is None:
        return "Not ended yet"
    day = local(patrol.struck_at).date()
    return f"Struck out on {day.day} {day:%B %Y}: {patrol.struck_reason}"
