"""Hours targets beside what was delivered of them: the one definition for pages, API and first page."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DurationField, ExpressionWrapper, F, Sum, Value

from accounts.models import User
from measures.targets import progress
from measures.weeks import local, london_day
from patrols.models import HoursTarget, Patrol, Visit

HOUR = timedelta(hours=1)


def with_progress(
    targets: Iterable[HoursTarget], *, now: datetime, until: datetime | None = None
) -> list[HoursTarget]:
    """Each that stands with its `progress`; one more query than the targets, however many there are.

    Patrols that are over and not struck out count. For a zone the time inside it counts, of visits that
    began on one of the target's days; without one whole patrols do, that began on one of them. Two
    patrols at once are two patrols' hours, and a joint patrol is one. With `until`, for a look back, only
    what began before it counts.
    """
    asked = list(targets)
    standing = [target for target in asked if not target.is_withdrawn]
    delivered = _delivered(standing, None, until)
    for target in standing:
        target.progress = progress(
            target_hours=target.hours,
            first_on=target.starts_on,
            last_on=target.ends_on,
            delivered_hours=delivered.get(target.pk, timedelta()) / HOUR,
            today=local(now).date(),
        )
    return asked


def hours_between(targets: Iterable[HoursTarget], start: datetime, end: datetime) -> dict[int, float]:
    """Hours that count towards each target and began in that time, by its key: one query."""
    delivered = _delivered(list(targets), start, end)
    return {key: time / HOUR for key, time in delivered.items()}


def targets_of_today(user: User, *, now: datetime) -> list[HoursTarget]:
    """For a first page: those whose days these are, each with its progress."""
    targets = HoursTarget.objects.visible_to(user).standing().running_on(local(now).date()).for_list()
    return with_progress(targets, now=now)


def _delivered(
    targets: list[HoursTarget], since: datetime | None, until: datetime | None
) -> dict[int, timedelta]:
    if not targets:
        return {}
    first, *others = [_time_of(target, since, until) for target in targets]
    rows = first.union(*others, all=True) if others else first
    return {key: time for key, time in rows if time is not None}


def _time_of(target: HoursTarget, since: datetime | None, until: datetime | None) -> Any:
    """One row: the target's key and the time that counts towards it, through the indexes by zone or start."""
    start, end = london_day(target.starts_on)[0], london_day(target.ends_on)[1]
    start = start if since is None else max(start, since)
    end = end if until is None else min(end, until)
    rows: Any
    if target.zone is not None:
        rows, of_patrol = Visit.objects.counted().between(start, end).in_zone(target.zone), "patrol__"
        length = F("left_at") - F("arrived_at")
    else:
        rows, of_patrol = Patrol.objects.counted().between(start, end), ""
        length = F("ended_at") - F("started_at")
    staff = f"{of_patrol}staff_count"
    if target.organisation_id is not None:
        # One row for each crew of the organisation: it has at most one on a patrol.
        rows = rows.filter(**{f"{of_patrol}crews__organisation": target.organisation_id})
        staff = f"{of_patrol}crews__staff_count"
    people: Any = F(staff) if target.counts == HoursTarget.Counts.PERSON_HOURS else Value(1)
    time = ExpressionWrapper(length * people, output_field=DurationField())
    return rows.order_by().annotate(target=Value(target.pk)).values_list("target").annotate(time=Sum(time))
