"""What is wrong with the patrols of a sheet, told at the row that it is about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from imports.sheets.entries import Entry
from patrols.entry import PatrolEntry
from patrols.models import Patrol
from patrols.rules import complaints, doubts
from patrols.sheet_kind.reading import Walked, spoil

_COLUMNS = {
    "started_at": "started",
    "ended_at": "ended",
    "staff_count": "staff",
    "is_joint": "partner_staff",
    "nothing_to_report": "nothing",
}
_OF_VISITS = {"arrived_at": "arrived", "left_at": "left"}
_VISIT = re.compile(r"visit_(\d+)_(.+)")


def check_patrols(patrols: Sequence[Walked], now: datetime) -> list[Walked]:
    """Those to be recorded: what breaks a rule is refused, what is on record already is left alone."""
    on_record = _on_record(patrols)
    last: dict[int, Walked] = {}
    wanted = []
    for walked in sorted(patrols, key=lambda each: each.entry.started_at):
        entry = walked.entry
        known = _meeting(entry, on_record.get(entry.officer.pk, ()))
        # Then the rest of what is wrong with it is told besides; what came of it is not known whole.
        was_wrong = any(row.is_refused for row in walked.rows)
        if not was_wrong and known is not None and _is_same(entry, PatrolEntry.of(known)):
            for row in walked.rows:
                row.is_unchanged = True
            continue
        for field, messages in complaints(entry, now=now).items():
            if not (was_wrong and field == "nothing_to_report"):
                _refuse(walked, field, "; ".join(messages))
        before = last.get(entry.officer.pk)
        if known is not None:
            walked.first.refuse("started", f"This overlaps patrol {known}, which is on record.")
        elif before is not None and before.entry.ended_at and before.entry.ended_at > entry.started_at:
            walked.first.refuse("started", f"This overlaps the patrol on line {before.first.line}.")
        if before is None or (before.entry.ended_at or entry.started_at) < (entry.ended_at or now):
            last[entry.officer.pk] = walked
        for words in doubts(entry):
            walked.first.warn("", words)
        if not any(row.is_refused for row in walked.rows):
            wanted.append(walked)
        else:
            spoil(walked.rows)
    return wanted


def _refuse(walked: Walked, field: str, words: str) -> None:
    row: Entry = walked.first
    name = _COLUMNS.get(field, "")
    if match := _VISIT.fullmatch(field):
        row = walked.visits[int(match[1]) - 1]
        name = _OF_VISITS.get(match[2], f"outcome_{match[2]}")
    row.refuse(name if name in row.table.columns else "", words)


def _on_record(patrols: Sequence[Walked]) -> dict[int, list[Patrol]]:
    """The patrols of these officers around these times, by officer."""
    if not patrols:
        return {}
    first = min(walked.entry.started_at for walked in patrols)
    last = max(walked.entry.ended_at or walked.entry.started_at for walked in patrols)
    officers = {walked.entry.officer.pk for walked in patrols}
    rows: Any = Patrol.objects.not_struck().filter(officer__in=officers).overlapping(first, last)
    found: dict[int, list[Patrol]] = {}
    for patrol in rows.for_list().order_by("started_at"):
        found.setdefault(patrol.officer_id, []).append(patrol)
    return found


def _meeting(entry: PatrolEntry, known: Iterable[Patrol]) -> Patrol | None:
    """The first patrol on record that shares a moment with this one."""
    for patrol in known:
        begins_later = entry.ended_at is not None and patrol.started_at >= entry.ended_at
        is_over = patrol.ended_at is not None and patrol.ended_at <= entry.started_at
        if not begins_later and not is_over:
            return patrol
    return None


def _is_same(entry: PatrolEntry, known: PatrolEntry) -> bool:
    """Whether it says the same, whoever wrote it down and under whichever keys."""
    return _told(entry) == _told(known)


def _told(entry: PatrolEntry) -> tuple[Any, ...]:
    bare = replace(entry, import_batch=None)
    visits = [
        (visit.zone.pk, visit.arrived_at, visit.left_at, {c.pk: n for c, n in visit.outcomes.items()})
        for visit in bare.visits
    ]
    crew = {organisation.pk: staff for organisation, staff in bare.crew.items()}
    return bare.officer.pk, bare.started_at, bare.ended_at, bare.nothing_to_report, bare.note, crew, visits
