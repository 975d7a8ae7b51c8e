"""When a week's paper has to be there, and which weeks were missed. Plain Python: the time comes in."""

from collections.abc import Collection
from datetime import datetime, time

from measures.weeks import LONDON, Week, last_complete_week

COMPILED_AT = time(6, 0)
# The timetable's own tries come first; what they did not manage is caught up.
CAUGHT_UP_FROM = time(6, 30)
LATE_FROM = time(7, 0)
LOOKED_BACK = 8


def late_week(now: datetime, weeks_with_a_paper: Collection[Week]) -> Week | None:
    """The newest week whose paper should be there by now, if neither that nor a newer one is.

    It should be from 07:00 of the Monday after.
    """
    due = _newest_due(now, LATE_FROM)
    return None if any(week >= due for week in weeks_with_a_paper) else due


def missed_weeks(now: datetime, weeks_with_a_paper: Collection[Week]) -> list[Week]:
    """Weeks without a paper among the last eight, the oldest first.

    Only those after the first paper there is; where there is none, the last week alone: nobody wants
    papers of the time before the service was there.
    """
    newest = _newest_due(now, CAUGHT_UP_FROM)
    if not weeks_with_a_paper:
        return [newest]
    looked_at = [newest.previous(n) for n in range(LOOKED_BACK - 1, -1, -1)]
    first = min(weeks_with_a_paper)
    return [week for week in looked_at if week > first and week not in weeks_with_a_paper]


def due_at(week: Week, at: time = LATE_FROM) -> datetime:
    """That time by the London clock of the Monday after a week, whatever the clocks did on the Sunday."""
    return datetime.combine(week.next().starts_on, at, LONDON)


def _newest_due(now: datetime, at: time) -> Week:
    week = last_complete_week(now)
    return week if now >= due_at(week, at) else week.previous()
