"""What differs between a patrol as it stood and as it now stands, in words that people read later."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from accounts.models import Organisation
from measures.weeks import local
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import OutcomeCode

NOT_THERE = "none"


class Change(NamedTuple):
    """As in “Left The Stow: 19:55, now 20:05”."""

    what: str
    before: str
    after: str


def changes(before: PatrolEntry, after: PatrolEntry) -> list[Change]:
    """Every difference, in the order in which a duty report reads; none when they say the same."""
    return [
        *_times(before, after),
        *_crew(before.crew, after.crew),
        *_visits(before, after),
        *_result(before, after),
    ]


def _times(before: PatrolEntry, after: PatrolEntry) -> Iterator[Change]:
    for what, old, new in (
        ("Start", before.started_at, after.started_at),
        ("End", before.ended_at, after.ended_at),
    ):
        if old != new:
            yield Change(what, *_two_moments(old, new))


def _crew(before: Mapping[Organisation, int], after: Mapping[Organisation, int]) -> Iterator[Change]:
    for organisation in {**before, **after}:
        old, new = before.get(organisation, 0), after.get(organisation, 0)
        if old != new:
            yield Change(f"People from {organisation}", str(old or NOT_THERE), str(new or NOT_THERE))


def _visits(before: PatrolEntry, after: PatrolEntry) -> Iterator[Change]:
    stood = {visit.client_id: visit for visit in before.visits}
    stands = {visit.client_id: visit for visit in after.visits}
    often = Counter(visit.zone for visit in before.visits)
    for key, visit in stood.items():
        if key not in stands:
            yield Change(f"Visit to {visit.zone}", _whole(visit), "taken out")
    for key, visit in stands.items():
        if key not in stood:
            yield Change(f"Visit to {visit.zone}", NOT_THERE, _whole(visit))
        else:
            yield from _one_visit(stood[key], visit, is_one_of_several=often[stood[key].zone] > 1)


def _one_visit(old: VisitEntry, new: VisitEntry, *, is_one_of_several: bool) -> Iterator[Change]:
    name = f"{new.zone}, there from {_clock(old.arrived_at)}" if is_one_of_several else str(new.zone)
    if old.zone != new.zone:
        yield Change(f"Zone visited at {_clock(old.arrived_at)}", str(old.zone), str(new.zone))
    if old.arrived_at != new.arrived_at:
        yield Change(f"Arrived at {name}", *_two_moments(old.arrived_at, new.arrived_at))
    if old.left_at != new.left_at:
        yield Change(f"Left {name}", *_two_moments(old.left_at, new.left_at))
    for code in sorted({*old.outcomes, *new.outcomes}, key=_place):
        was, now = old.outcomes.get(code, 0), new.outcomes.get(code, 0)
        if was != now:
            yield Change(f"{code} at {name}", str(was or NOT_THERE), str(now or NOT_THERE))


def _result(before: PatrolEntry, after: PatrolEntry) -> Iterator[Change]:
    if before.nothing_to_report != after.nothing_to_report:
        said = {True: "yes", False: "no"}
        yield Change("Nothing to report", said[before.nothing_to_report], said[after.nothing_to_report])
    if before.note != after.note:
        # A note may be put right because somebody's name was in it: the old words are not repeated.
        old, new = ("worded otherwise" if before.note else NOT_THERE), after.note
        yield Change("Note", old, f"“{new}”" if new else NOT_THERE)


def _two_moments(old: datetime | None, new: datetime | None) -> tuple[str, str]:
    """Clock times; to the second where only that differs, and with the day where that does."""
    if old is None or new is None:
        return (_clock(old) if old else "not yet"), (_clock(new) if new else "not yet")
    if local(old).date() != local(new).date():
        return _with_day(old), _with_day(new)
    if _clock(old) == _clock(new):
        return f"{local(old):%H:%M:%S}", f"{local(new):%H:%M:%S}"
    return _clock(old), _clock(new)


def _whole(visit: VisitEntry) -> str:
    counted = [f"{code} {visit.outcomes[code]}" for code in sorted(visit.outcomes, key=_place)]
    until = _clock(visit.left_at) if visit.left_at else "now"
    return "; ".join([f"{_clock(visit.arrived_at)} to {until}", *counted])


def _place(code: OutcomeCode) -> tuple[int, str]:
    return code.position, code.code


def _clock(moment: datetime) -> str:
    return f"{local(moment):%H:%M}"


def _with_day(moment: datetime) -> str:
    at = local(moment)
    return f"{at:%H:%M} on {at.day} {at:%B}"
