"""The hours of a quarter as a file to be paid by: CSV, or a workbook whose sums can be followed."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import IO

from govuk.workbooks import Formula, Heading, Sheet, write_workbook
from measures.weeks import local
from patrols.hours.quarter import QuarterHours
from patrols.hours.totals import DEFINITIONS, Line, Total, in_order

Row = Sequence[object]
MEASURES = (
    ("Patrol-hours", "patrol_hours"),
    ("Patrol-hours inside zones", "patrol_hours_inside"),
    ("Person-hours", "person_hours"),
    ("Person-hours inside zones", "person_hours_inside"),
)
LINE_HEADINGS = (
    "Organisation", "Side", "Patrol", "Day", "Start", "End", "Minutes", "Staff",
    *(name for name, _ in MEASURES), "Zones", "Joint",
)  # fmt: skip
LINES_SHEET = "Lines"
# Two rows of head, an empty one and the headings come before them.
FIRST_LINE = 5
_FIRST_MEASURE = LINE_HEADINGS.index(MEASURES[0][0])


@dataclass(frozen=True, slots=True)
class Made:
    """Who made the file, when, and how it is marked."""

    marking: str
    at: str
    role: str


def csv_rows(hours: QuarterHours, made: Made) -> Iterator[Row]:
    """The whole file: what it is, totals, lines, and what is not counted."""
    parts = (
        [(made.marking,)],
        _about(hours, made),
        [(), ("Organisation", "Patrols", "Of which joint", *(name for name, _ in MEASURES))],
        ((each.name, each.patrols, each.joint, *_measures(each)) for each, _ in _totals(hours)),
        [(), LINE_HEADINGS],
        map(_line, in_order(hours.lines)),
        [()],
        _not_counted(hours),
        [(), (made.marking,)],
    )
    for row in chain.from_iterable(parts):
        yield [value.text if isinstance(value, Heading) else value for value in row]


def write_xlsx(hours: QuarterHours, made: Made) -> IO[bytes]:
    """A workbook in a temporary file, from its beginning; whoever closes it deletes it."""
    written = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - it is closed when it has been sent
    write_workbook(_sheets(hours, made), written)
    written.seek(0)
    return written


def _sheets(hours: QuarterHours, made: Made) -> Iterator[Sheet]:
    head: list[Row] = [(Heading(made.marking),), (f"Patrol hours, {hours.quarter.label}",), ()]
    yield Sheet(
        "Totals", (30, 10, 15, *(20 for _ in MEASURES), *(20 for _ in MEASURES)), [*head, *_sums(hours)]
    )
    yield Sheet(
        LINES_SHEET,
        (30, 26, 18, 12, 22, 22, 10, 8, 14, 24, 14, 24, 40, 8),
        [*head, _bold(LINE_HEADINGS), *map(_line, in_order(hours.lines))],
    )
    yield Sheet("Not counted", (18, 30, 22, 60), [*head, *_not_counted(hours)])
    yield Sheet("About", (24, 60), [(Heading(made.marking),), *_about(hours, made)])


def _sums(hours: QuarterHours) -> Iterator[Row]:
    """Each total as a number, and beside it the formula that adds up its lines."""
    pairs = ((name, f"{name}, added up here") for name, _ in MEASURES)
    yield _bold(("Organisation", "Patrols", "Of which joint", *(each for pair in pairs for each in pair)))
    for total, first in _totals(hours):
        both = zip(_measures(total), _formulas(first, total.lines), strict=True)
        yield (total.name, total.patrols, total.joint, *(each for pair in both for each in pair))


def _formulas(first: int, lines: int) -> Iterator[object]:
    """Rows are summed by their place, never by a name, which could be read as a condition."""
    for number in range(len(MEASURES)):
        column = chr(ord("A") + _FIRST_MEASURE + number)
        yield Formula(f"=SUM({LINES_SHEET}!{column}{first}:{column}{first + lines - 1})") if lines else 0


def _totals(hours: QuarterHours) -> Iterator[tuple[Total, int]]:
    """Each total, and the row of the sheet on which its lines begin: they are in this order."""
    told, first = hours.split, FIRST_LINE
    for total in told.organisations:
        yield total, first
        first += total.lines
    yield told.police, FIRST_LINE
    yield told.partners, FIRST_LINE + told.police.lines
    yield told.together, FIRST_LINE


def _measures(of: Total | Line) -> tuple[object, ...]:
    return tuple(getattr(of, name) for _, name in MEASURES)


def _line(line: Line) -> Row:
    started = local(line.started_at)
    return (
        line.organisation, line.side, line.reference, started.date(), _told(started),
        _told(local(line.ended_at)), line.minutes, line.staff, *_measures(line),
        "; ".join(line.zones), "Yes" if line.is_joint else "No",
    )  # fmt: skip


def _told(moment: datetime) -> str:
    """2026-11-20 19:40 GMT: with the zone, because one hour of October comes twice."""
    return f"{moment:%Y-%m-%d %H:%M %Z}"


def _not_counted(hours: QuarterHours) -> Iterator[Row]:
    yield _bold((f"Not counted: {len(hours.not_counted)}", "Organisation", "Start", "Why"))
    for each in hours.not_counted:
        yield (each.reference, each.organisation, _told(local(each.started_at)), each.why)
    yield ()
    yield _bold((f"Put right since: {len(hours.put_right)}", "By", "When", "Why, and what"))
    for one in hours.put_right:
        by, when = one.corrected_by.organisation.name, _told(local(one.corrected_at))
        yield (one.patrol.reference, by, when, "; ".join(filter(None, (one.reason, *_changes(one.changes)))))


def _changes(changes: Iterable[dict[str, str]]) -> Iterator[str]:
    for each in changes:
        yield f"{each['what']}: {each['before']} became {each['after']}"


def _about(hours: QuarterHours, made: Made) -> Iterator[Row]:
    quarter = hours.quarter
    yield ("Patrol hours by organisation",)
    yield ("Quarter", f"{quarter.label} ({quarter})")
    yield ("Patrols that began", f"{quarter.starts_on} to {quarter.ends_on}, London time")
    yield ("Made", made.at)
    yield ("Made by role", made.role)
    yield ("Patrols counted", hours.split.together.patrols)
    yield ("Patrol-hours, each patrol once", hours.split.patrol_hours_once)
    yield ("Patrol-hours inside zones, each patrol once", hours.split.patrol_hours_inside_once)
    yield from DEFINITIONS
    for tile in hours.tiles:
        yield (tile.label, tile.count, tile.definition)


def _bold(texts: Iterable[str]) -> Row:
    return [Heading(text) for text in texts]
