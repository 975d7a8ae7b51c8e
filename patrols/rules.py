"""What a patrol must keep to, in words at the field that is wrong. Visits are numbered from 1.

The database keeps the hardest of these too; here they are said so that somebody can put them right.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta

from accounts.models import Organisation
from measures.dose import LONGEST_PATROL_MINUTES
from measures.weeks import local
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import OutcomeCode

# Before this no patrol was walked: an older day is a slip of the finger, or a phone without a clock.
EARLIEST = date(2000, 1, 1)
TOO_EARLY = f"Choose a day in {EARLIEST.year} or later."
LONGEST = timedelta(minutes=LONGEST_PATROL_MINUTES)
DOUBTFUL_VISIT = timedelta(hours=2)
MOST_STAFF = 50
MOST_OF_ONE_OUTCOME = 500
FUTURE = "This is in the future. Enter a time that has passed."
NOTHING_TO_SAY = "Count what came of it, or say that there was nothing to report."

Complaints = dict[str, list[str]]


def complaints(entry: PatrolEntry, *, now: datetime) -> Complaints:
    """Everything wrong with the entry by itself, by field; nothing when it may be stored."""
    found: Complaints = defaultdict(list)
    _times(entry, now, found)
    _crew(entry, found)
    _result(entry, found)
    before: VisitEntry | None = None
    for number, visit in enumerate(entry.visits, start=1):
        _visit(entry, visit, f"visit_{number}", before, now, found)
        _outcomes(entry, visit, f"visit_{number}", found)
        before = visit
    return dict(found)


def doubts(entry: PatrolEntry, before: PatrolEntry | None = None) -> list[str]:
    """What may be right and often is not, as questions; what stood there `before` is not asked again."""
    known = {(visit.client_id, visit.arrived_at, visit.left_at) for visit in before.visits} if before else ()
    return [
        f"That is {_length(visit.left_at - visit.arrived_at)} at {visit.zone}. Is that right?"
        for visit in entry.visits
        if visit.left_at is not None
        and visit.left_at - visit.arrived_at > DOUBTFUL_VISIT
        and (visit.client_id, visit.arrived_at, visit.left_at) not in known
    ]


def _length(length: timedelta) -> str:
    hours, minutes = divmod(round(length / timedelta(minutes=1)), 60)
    return f"{hours} hours {minutes} minute{'' if minutes == 1 else 's'}" if minutes else f"{hours} hours"


def _times(entry: PatrolEntry, now: datetime, found: Complaints) -> None:
    if local(entry.started_at).date() < EARLIEST:
        found["started_at"].append(TOO_EARLY)
        return
    if entry.started_at > now:
        found["started_at"].append(FUTURE)
    if entry.ended_at is None:
        if now - entry.started_at > LONGEST:
            found["started_at"].append("That is more than 12 hours ago. Log it with its end instead.")
    elif entry.ended_at <= entry.started_at:
        found["ended_at"].append("The end must be after the start.")
    elif entry.ended_at > now:
        found["ended_at"].append(FUTURE)
    elif entry.ended_at - entry.started_at > LONGEST:
        found["ended_at"].append("A patrol can last at most 12 hours. Check the dates and the times.")


def _crew(entry: PatrolEntry, found: Complaints) -> None:
    if not 1 <= entry.staff_count <= MOST_STAFF:
        found["staff_count"].append(f"Enter how many of you there were, from 1 to {MOST_STAFF}.")
    if entry.is_joint and not entry.partners:
        found["is_joint"].append("Say which other organisation was with you, and how many of them.")
    if entry.sent_by in entry.partners:
        found["is_joint"].append("A joint patrol is with another organisation than your own.")
    if any(not 1 <= staff <= MOST_STAFF for staff in entry.partners.values()):
        found["is_joint"].append(f"Enter how many of the others there were, from 1 to {MOST_STAFF}.")


def _result(entry: PatrolEntry, found: Complaints) -> None:
    if entry.nothing_to_report and entry.ended_at is None:
        found["nothing_to_report"].append("Say that there was nothing to report when the patrol ends.")
    elif entry.nothing_to_report and entry.has_outcomes:
        found["nothing_to_report"].append(
            "Outcomes were counted, so there was something to report. Clear one or the other."
        )
    elif entry.ended_at is not None and not entry.nothing_to_report and not entry.has_outcomes:
        found["nothing_to_report"].append(NOTHING_TO_SAY)


def _visit(
    entry: PatrolEntry,
    visit: VisitEntry,
    name: str,
    before: VisitEntry | None,
    now: datetime,
    found: Complaints,
) -> None:
    if visit.arrived_at < entry.started_at:
        found[f"{name}_arrived_at"].append("This is before the patrol started.")
    elif entry.ended_at is not None and visit.arrived_at >= entry.ended_at:
        found[f"{name}_arrived_at"].append("This is after the patrol ended.")
    elif visit.arrived_at > now:
        found[f"{name}_arrived_at"].append(FUTURE)
    elif before is not None and (before.left_at is None or visit.arrived_at < before.left_at):
        found[f"{name}_arrived_at"].append(
            "This is before the visit above it ended. Put visits in the order you made them."
        )
    if visit.left_at is None:
        if entry.ended_at is not None:
            found[f"{name}_left_at"].append("Enter when you left.")
    elif visit.left_at <= visit.arrived_at:
        found[f"{name}_left_at"].append("Leaving must be after arriving.")
    elif entry.ended_at is not None and visit.left_at > entry.ended_at:
        found[f"{name}_left_at"].append("This is after the patrol ended.")
    elif visit.left_at > now:
        found[f"{name}_left_at"].append(FUTURE)


def _outcomes(entry: PatrolEntry, visit: VisitEntry, name: str, found: Complaints) -> None:
    for code, count in visit.outcomes.items():
        if problem := outcome_problem(code, count, visit.arrived_at, entry.kinds):
            found[f"{name}_{code.code}"].append(problem)


def outcome_problem(code: OutcomeCode, count: int, at: datetime, kinds: set[str]) -> str | None:
    """Why this may not come of a visit by these kinds of organisation; None when it may."""
    if not set(code.usable_by) & kinds:
        users = " or ".join(Organisation.Kind(kind).label.lower() for kind in code.usable_by)
        return f"“{code}” is for: {users}. Nobody of theirs was on this patrol."
    if not code.holds_on(local(at).date()):
        return f"“{code}” was not in use on that day."
    if not 1 <= count <= MOST_OF_ONE_OUTCOME:
        return f"Enter a whole number from 1 to {MOST_OF_ONE_OUTCOME}."
    if count > 1 and not code.is_count:
        return f"“{code}” is counted once in a visit."
    return None
