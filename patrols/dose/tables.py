"""The tables of the dose pages: which figures stand side by side, and how each is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from measures.counts import count_of
from measures.dose import DUE_AFTER_DAYS, OVERDUE_AFTER_DAYS, QUALIFYING_MINUTES
from patrols.dose.figures import Value, figures_of
from patrols.dose.freshness import LABELS, days_ago

if TYPE_CHECKING:
    from patrols.dose.report import DoseReport, Line

NOTES = (
    "A visit is time that one patrol spent inside a zone. Patrols that were struck out or have not ended "
    "count nowhere.",
    f"A qualifying visit lasted {QUALIFYING_MINUTES} minutes or more.",
    "Overlapping patrols: two patrols in a zone at once are two visits and both their minutes count; "
    "“minutes covered” counts the time once.",
    "Patrol-minutes are the lengths of the visits. Person-minutes multiply each by the people on the patrol.",
    "A wider area includes the zones within it. The total counts each visit and each plan once, so it is "
    "not the sum of the rows, and in its minutes covered, time in two zones at once counts once.",
    "A visit across midnight belongs, with all its minutes, to the day, band and hour in which it began. "
    "A plan belongs to the band in which it begins.",
    "Days since the last qualifying visit are as at the end of the period, from the day on which it began. "
    f"Over {DUE_AFTER_DAYS} days a zone is due, over {OVERDUE_AFTER_DAYS} it is overdue: what a visit does "
    "fades in 3 to 4 days.",
    "Delivered as planned: qualifying visits that arrived in the planned band, by the planned organisation; "
    "a visit counts for one plan only.",
    "Compliance is qualifying visits for each planned one, in the zones and on the days for which visits "
    "were planned, at whatever hour and by whomever. Visits where or when none were planned are not in it.",
    "A percentage is given of 30 or more only.",
)


@dataclass(frozen=True)
class Cell:
    text: str
    tag: str = ""

    @property
    def tag_label(self) -> str:
        return LABELS.get(self.tag, "")


@dataclass(frozen=True)
class TableRow:
    name: str
    cells: tuple[Cell, ...]
    within: str = ""
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    caption: str
    first_heading: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Bar:
    """One hour of the strip: its count, and its bar out of 20, the row's highest."""

    hour: int
    count: int
    height: float

    @property
    def top(self) -> float:
        return 20 - self.height


def number(value: Value) -> str:
    """1,234 or 12.5; an en dash where there is nothing to say."""
    return "–" if value is None else f"{value:,}" if isinstance(value, int | float) else value


def share(count: Value, base: Value) -> str:
    """12 of 40 (30%); an en dash of nothing."""
    return count_of(cast(int, count), cast(int, base)) if base else "–"


_Say = Callable[[dict[str, Value]], Cell]


def _plain(key: str) -> _Say:
    return lambda figures: Cell(number(figures[key]))


def _share(count: str, base: str) -> _Say:
    return lambda figures: Cell(share(figures[count], figures[base]))


def _fresh(figures: dict[str, Value]) -> Cell:
    if figures["freshness"] is None:
        return Cell("–")
    return Cell(days_ago(cast(int | None, figures["days_since_qualifying"])), str(figures["freshness"]))


def _busiest(figures: dict[str, Value]) -> Cell:
    said = share(figures["visits_in_busiest_hour"], figures["visits"])
    return Cell(f"{figures['busiest_hours']}: {said}" if figures["visits"] else said)


def _compliance(figures: dict[str, Value]) -> Cell:
    planned, percent = figures["planned_visits"], figures["compliance_percent"]
    if not planned:
        return Cell("–")
    said = f"{number(figures['qualifying_where_planned'])} for {number(planned)} planned"
    return Cell(said if percent is None else f"{said} ({percent}%)")


def _delivered(figures: dict[str, Value]) -> Cell:
    said = share(figures["delivered_as_planned"], figures["planned_visits"])
    open_ = figures["still_to_make"]
    return Cell(f"{said}, {open_} still to make" if open_ else said)


_FRESH = ("Last qualifying visit", _fresh)
_TABLES: tuple[tuple[str, tuple[tuple[str, _Say], ...]], ...] = (
    (
        "Visits and minutes",
        (
            ("Visits", _plain("visits")),
            ("Qualifying visits", _plain("qualifying_visits")),
            ("Patrol-minutes", _plain("patrol_minutes")),
            ("Person-minutes", _plain("person_minutes")),
            ("Minutes covered", _plain("covered_minutes")),
        ),
    ),
    (
        "How long, and spread over which hours",
        (
            ("Median length in minutes", _plain("median_minutes")),
            ("11 to 15 minutes", _share("visits_11_to_15", "visits")),
            ("10 to 20 minutes", _share("visits_10_to_20", "visits")),
            ("Hours of the day with a visit", lambda figures: Cell(f"{figures['hours_visited']} of 24")),
            ("Busiest hour", _busiest),
        ),
    ),
    (
        "Planned and delivered",
        (
            ("Planned visits", _plain("planned_visits")),
            ("Delivered as planned", _delivered),
            ("Compliance", _compliance),
            ("Planned minutes", _plain("planned_minutes")),
            ("Minutes delivered as planned", _plain("delivered_minutes")),
        ),
    ),
)


def tables_of(report: "DoseReport") -> list[Table]:
    """Three tables over the same lines; how lately stands first where the lines are zones."""
    tables = []
    places = any(line.last for line in report.lines)
    for number_, (caption, columns) in enumerate(_TABLES):
        shown = (_FRESH, *columns) if places and number_ == 0 else columns
        rows = tuple(_row(line, [say for _, say in shown], report) for line in report.rows)
        headings = tuple(heading for heading, _ in shown)
        tables.append(Table(caption, report.asked.by.heading, headings, rows))
    return tables


def strips_of(report: "DoseReport") -> list[tuple[str, list[Bar]]]:
    """The visits of each hour, for every zone; for days and bands, of the total alone.

    From the first hour with a visit to the last: on a phone, the night would fill the screen with zeros.
    """
    places = any(line.last for line in report.lines)
    strips = [(line.name, bars(line)) for line in (report.rows if places else (report.total,))]
    shown = [bar.hour for _, row in strips for bar in row if bar.count] or [0, 23]
    return [(name, row[min(shown) : max(shown) + 1]) for name, row in strips]


def bars(line: "Line") -> list[Bar]:
    most = max(line.dose.visits_by_hour) or 1
    return [
        Bar(hour, count, round(20 * count / most, 1)) for hour, count in enumerate(line.dose.visits_by_hour)
    ]


def _row(line: "Line", says: Sequence[_Say], report: "DoseReport") -> TableRow:
    figures = figures_of(line)
    cells = tuple(say(figures) for say in says)
    return TableRow(line.name, cells, " and ".join(line.within), line is report.total)
