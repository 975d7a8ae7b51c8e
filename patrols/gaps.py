"""What is worth a second look on a patrol that is over, said to the person who walked it."""

from datetime import datetime, timedelta

from measures.dose import QUALIFYING_MINUTES
from patrols.clock import clock, names_zone
from patrols.models import Patrol, Visit

BETWEEN_ZONES = timedelta(minutes=20)


def gaps(patrol: Patrol) -> list[str]:
    """Sentences, in the order of the evening; none where nothing is missing, and for one that runs."""
    if patrol.ended_at is None or patrol.is_struck:
        return []
    visits = list(patrol.visits.all())
    if not visits:
        return ["No zone is on this patrol yet. If you went to one, add it."]
    zone = names_zone(patrol.started_at, patrol.ended_at)
    return [
        *_short_visits(visits, zone=zone),
        *_time_in_no_zone(patrol.started_at, patrol.ended_at, visits, zone=zone),
    ]


def _short_visits(visits: list[Visit], *, zone: bool) -> list[str]:
    return [
        f"{visit.zone}, {_span(visit.arrived_at, visit.left_at, zone=zone)}: "
        f"{_minutes(visit.left_at - visit.arrived_at)}. It is kept; a visit counts from "
        f"{QUALIFYING_MINUTES} minutes. Were you there longer?"
        for visit in visits
        if visit.left_at is not None
        and visit.left_at - visit.arrived_at < timedelta(minutes=QUALIFYING_MINUTES)
    ]


def _time_in_no_zone(
    started_at: datetime, ended_at: datetime, visits: list[Visit], *, zone: bool
) -> list[str]:
    starts = [visit.arrived_at for visit in visits] + [ended_at]
    ends = [started_at] + [visit.left_at or visit.arrived_at for visit in visits]
    return [
        f"{_span(left, arrived, zone=zone)}, {_minutes(arrived - left)}, is in no zone. "
        "That is fine on the way; if you went to a zone, add it."
        for left, arrived in zip(ends, starts, strict=True)
        if arrived - left >= BETWEEN_ZONES
    ]


def _span(start: datetime, end: datetime, *, zone: bool) -> str:
    return f"{clock(start, zone=zone)} to {clock(end, zone=zone)}"


def _minutes(length: timedelta) -> str:
    hours, minutes = divmod(int(length / timedelta(minutes=1)), 60)
    parts = [(hours, "hour"), (minutes, "minute")]
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n) or "0 minutes"
