"""What the rows of a duty sheet say: those of one officer and one start are one patrol."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from accounts.models import Organisation, User
from imports.models import ImportBatch
from imports.sheets.cells import CellError, quoted
from imports.sheets.entries import Entry
from imports.sheets.moments import Clock, moment_of, readings, twice
from measures.weeks import local
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import OutcomeCode
from patrols.rules import LONGEST
from patrols.sheet_kind.columns import outcome_column
from zones.models import Zone

# What stands on the first row of a patrol, or on each alike.
_SHARED = ("ended", "staff", "partner", "partner_staff", "crew", "note")
LONGEST_NOTE = 200
# An end by the clock is within a day of the start; whether that is too long, the rules say.
_A_DAY = timedelta(days=1)


@dataclass
class Walked:
    """A patrol of the sheet, with the rows it was put together from; visits in the order of theirs."""

    entry: PatrolEntry
    rows: list[Entry]
    # The row that each visit stands in.
    visits: list[Entry] = field(default_factory=list)

    @property
    def first(self) -> Entry:
        return self.rows[0]


@dataclass(frozen=True)
class SheetReader:
    """Everybody and everything that a row can name, asked for once."""

    batch: ImportBatch
    people: dict[str, User]
    zones: dict[str, Zone]
    organisations: dict[str, Organisation]
    codes: list[OutcomeCode]

    @classmethod
    def of(cls, batch: ImportBatch) -> "SheetReader":
        return cls(
            batch,
            {person.email: person for person in User.objects.select_related("organisation")},
            {zone.slug: zone for zone in Zone.objects.all()},
            {each.short_name: each for each in Organisation.objects.all()},
            list(OutcomeCode.objects.all()),
        )

    def read(self, entries: Sequence[Entry]) -> list[Walked]:
        """The patrols of rows that say what can be; what cannot was told at its row."""
        groups: dict[tuple[str, datetime], list[Entry]] = {}
        for entry in entries:
            if (key := self._whose_and_when(entry)) is not None:
                groups.setdefault(key, []).append(entry)
        found = [self._patrol(email, start, rows) for (email, start), rows in groups.items()]
        return [walked for walked in found if walked is not None]

    def _whose_and_when(self, entry: Entry) -> tuple[str, datetime] | None:
        email = entry.choice("officer")
        if not email:
            entry.refuse("officer", "Write whose patrol it was.")
        day, clock = entry.day_and_clock("on")
        clock = entry.clock("started") or clock
        if day is None:
            entry.refuse("on", "Write the day it started, like 16/11/2026.")
        if clock is None:
            entry.refuse("started", "Write when it started, like 18:00.")
        if not email or day is None or clock is None:
            return None
        try:
            return email, moment_of(day, clock)
        except CellError as error:
            entry.refuse("started", str(error))
        return None

    def _patrol(self, email: str, start: datetime, rows: list[Entry]) -> Walked | None:
        first = rows[0]
        for row in rows[1:]:
            for name in _SHARED:
                if row.value(name) is not None and row.value(name) != first.value(name):
                    row.refuse(name, f"Line {first.line} says otherwise of the same patrol.")
        end = _moment(first, "ended", start, start + _A_DAY) if self._has(first, "ended") else None
        visits = [(row, visit) for row in rows if (visit := self._visit(row, start, end or start + LONGEST))]
        visits.sort(key=lambda pair: pair[1].arrived_at)
        sent_by, staff, partners = self._crew(first)
        nothing = [row.choice("nothing") for row in rows]
        note = first.own_words("note")
        if len(note) > LONGEST_NOTE:
            first.refuse("note", f"This has {len(note)} characters; {LONGEST_NOTE} is the most.")
        if end is None:
            spoil(rows)
            return None
        entry = PatrolEntry(
            self.people[email], start, end, staff, partners, [visit for _, visit in visits],
            nothing_to_report="yes" in nothing, note=note, import_batch=self.batch, organisation=sent_by,
            client_id=uuid.uuid5(self.batch.client_id, f"{first.table.file}:{first.line}"),
        )  # fmt: skip
        return Walked(entry, rows, [row for row, _ in visits])

    def _has(self, entry: Entry, name: str) -> bool:
        if entry.value(name) is None:
            entry.refuse(name, "Write when it ended, like 21:30.")
            return False
        return True

    def _crew(self, first: Entry) -> tuple[Organisation | None, int, dict[Organisation, int]]:
        """Whose patrol it was where the sheet says so, how many of them, and how many of each other."""
        if first.value("crew") is not None:
            return self._crew_of_each(first)
        own = first.whole("staff")
        partner, theirs = first.choice("partner"), first.whole("partner_staff")
        if theirs is not None and not partner:
            first.refuse("partner", "Write which organisation they were from.")
        if partner and theirs is None:
            first.refuse("partner_staff", "Write how many of them there were.")
        partners = {self.organisations[partner]: theirs} if partner and theirs is not None else {}
        return None, 1 if own is None else own, partners

    def _crew_of_each(self, first: Entry) -> tuple[Organisation | None, int, dict[Organisation, int]]:
        told = first.counted("crew")
        if any(first.value(name) is not None for name in ("staff", "partner", "partner_staff")):
            first.refuse("crew", "Write how many there were here or in the columns before, not in both.")
        unknown = [name for name in told if name not in self.organisations]
        if unknown:
            first.refuse("crew", f"{quoted(unknown[0])} is the short name of none of our organisations.")
        if first.was_refused("crew") or not told:
            return None, 1, {}
        crew = {self.organisations[name]: number for name, number in told.items()}
        (sent_by, staff), *others = crew.items()
        return sent_by, staff, dict(others)

    def _visit(self, row: Entry, start: datetime, end: datetime) -> VisitEntry | None:
        zone = self.zones.get(row.choice("zone") or "")
        outcomes = self._outcomes(row)
        if zone is None:
            if outcomes or any(row.value(name) is not None for name in ("arrived", "left")):
                row.refuse("zone", "Write where this was.")
            return None
        for name, what in (("arrived", "arrived"), ("left", "left")):
            if row.value(name) is None:
                row.refuse(name, f"Write when they {what}.")
        arrived = _moment(row, "arrived", start, end, first=True)
        left = _moment(row, "left", arrived or start, end)
        if arrived is None or left is None:
            return None
        return VisitEntry(
            zone, arrived, left, outcomes, uuid.uuid5(self.batch.client_id, f"v{row.table.file}:{row.line}")
        )

    def _outcomes(self, row: Entry) -> dict[OutcomeCode, int]:
        counted = {code: row.whole(outcome_column(code)) for code in self.codes}
        found = {code: count for code, count in counted.items() if count}
        by_code = {code.code: code for code in self.codes}
        for name, count in row.counted("outcomes").items():
            code = by_code.get(name)
            if code is None:
                row.refuse("outcomes", f"{quoted(name)} is none of our outcome codes.")
            elif code in found:
                row.refuse("outcomes", f"{name} is counted in a column of its own, too.")
            elif count:
                found[code] = count
        return found


def spoil(rows: Sequence[Entry]) -> None:
    """One row that is wrong makes the whole patrol wrong: the others are not kept without it."""
    wrong = next((row for row in rows if row.is_refused), None)
    for row in rows:
        if wrong is not None and not row.is_refused:
            row.refuse("", f"It is of the same patrol as line {wrong.line}, which is wrong.")


def _moment(row: Entry, name: str, start: datetime, end: datetime, *, first: bool = False) -> datetime | None:
    """The moment from start to end at which the clock showed what the cell says; after it, unless `first`.

    Where none fits, the one on the day of the start, for the rules to refuse in words.
    """
    clock = row.clock(name)
    if clock is None:
        return None
    shown = [each for day in _days(start) for each in readings(day, clock)]
    fitting = [each for each in shown if each <= end and (start <= each if first else start < each)]
    if len(fitting) > 1 and fitting[1] - fitting[0] <= timedelta(hours=2):
        row.refuse(name, str(twice(Clock(clock.time))))
        return None
    try:
        return fitting[0] if fitting else moment_of(_days(start)[0], clock)
    except CellError as error:
        row.refuse(name, str(error))
    return None


def _days(start: datetime) -> list[date]:
    day = local(start).date()
    return [day, day + timedelta(days=1)]
