"""The answers of the analysis as rows of a file: marking, filters and definition first, then the tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hotspots.analysis.change import ChangedPlace, IncidentChange
from hotspots.analysis.concentration import Concentration, Ranked
from hotspots.analysis.displacement import DisplacementFound
from hotspots.analysis.gi_star import IncidentClusters
from hotspots.analysis.near_repeats import FoundRepeats
from hotspots.analysis.trend import Trend, TrendWeek
from hotspots.exports.tables import Row


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a page, with its heading."""

    title: str
    heads: Row
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands above the tables: the sentence of the page, its filters, and how it is worked out."""

    title: str
    filters: Sequence[tuple[str, str]]
    statement: str
    definition: Iterable[str]
    cautions: Iterable[str]


def analysis_rows(answer: Answer, tables: Sequence[Table], *, marking: str, made: str) -> list[Row]:
    rows: list[Row] = [
        (marking,),
        (answer.title,),
        *answer.filters,
        ("Made", made),
        ("Answer", answer.statement),
        *(("Note", each) for each in answer.cautions),
        *(("How it is worked out", each) for each in answer.definition),
    ]
    for table in tables:
        rows += [(), (table.title,), table.heads, *table.rows]
    return [*rows, (), (marking,)]


def trend_tables(found: Trend) -> list[Table]:
    zones = [
        (each.zone.name, each.total, _round(each.chart.mean), _round(each.chart.lower),
         _round(each.chart.upper), each.chart.reason or "; ".join(week.label for week in each.standing_out))
        for each in found.zones
    ]  # fmt: skip
    heads = ("Zone", "Incidents", "Mean a week", "Lower limit", "Upper limit", "Weeks that stand out")
    return [
        Table(f"Weeks, {found.place}", _week_heads(found), [_week(each, found) for each in found.weeks]),
        *([Table("Each zone on its own chart", heads, zones)] if zones else []),
    ]


def cluster_tables(found: IncidentClusters) -> list[Table]:
    heads = ("Where", "Cell", "In words", "Incidents", "With those around", "z", "p, adjusted")
    rows = [
        (each.name, each.code, each.words, each.cluster.count, each.cluster.around,
         _round(each.cluster.z), round(each.cluster.adjusted_p, 6))
        for each in found.first_cells()
    ]  # fmt: skip
    return [Table("Cells in a cluster", heads, rows)]


def concentration_tables(found: Concentration) -> list[Table]:
    shares = [
        (f"{each.cells} of {each.of_cells}", each.incidents, each.of_incidents, _round(each.share),
         each.evenly, each.reason)
        for each in found.shares
    ]  # fmt: skip
    heads = ("Busiest cells", "Incidents", "Of", "Share, %", "If spread evenly", "Note")
    return [
        *([Table("Share in the busiest cells", heads, shares)] if shares else []),
        _ranked("Hotspot zones by count", found.zones),
        _ranked("Cells by count", found.cells.first()),
    ]


def change_tables(found: IncidentChange) -> list[Table]:
    heads = (
        "Place", "In words", "Now", "Expected", "Before", "Change, %", "p", "p, adjusted", "H3 index",
    )  # fmt: skip
    zones, cells = [_changed(each) for each in found.zones], [_changed(each) for each in found.first_cells()]
    return [
        Table("Zones", heads, [*zones, *_noted(found.zones_note)]),
        Table("Cells", heads, [*cells, *_noted(found.cells_note)]),
    ]


def displacement_tables(found: DisplacementFound) -> list[Table]:
    rows: list[Row] = [(each.name, each.before, each.after) for each in found.areas]
    if found.quotient is not None and found.quotient.value is not None:
        rows.append(("Weighted displacement quotient", None, _round(found.quotient.value, 3)))
    return [Table("Incidents with an exact place", ("Area", "Before", "After"), rows)]


def near_repeats_tables(found: FoundRepeats) -> list[Table]:
    """The bands; the pairs are records and no figures, so they stay on the page."""
    bands = found.repeats.bands if found.repeats is not None else ()
    rows = [
        (each.label, each.words, each.observed, _round(each.expected), _round(each.ratio, 2),
         _round(each.adjusted_p, 3))
        for each in bands
    ]  # fmt: skip
    heads = ("Apart", "In words", "Pairs", "Expected", "Ratio", "p, adjusted")
    return [Table("Pairs by distance and days", heads, rows)]


def _week_heads(found: Trend) -> Row:
    patrol = ("Visits", "Patrol-hours there") if found.shows_patrol else ()
    return ("Week", "From", "To", "Incidents", "Stands out", *patrol, "What else happened")


def _week(each: TrendWeek, found: Trend) -> Row:
    patrol: Row = ()
    if found.shows_patrol:
        there = each.patrol
        known = there is not None and there.visits is not None
        patrol = (there.visits, _round(there.hours)) if there is not None and known else (None, None)
    return (
        str(each.week), each.week.starts_on, each.week.ends_on,
        "No data" if each.incidents is None else each.incidents,
        ", ".join(each.count.reasons), *patrol, "; ".join(mark.words for mark in each.marks),
    )  # fmt: skip


def _ranked(title: str, places: Sequence[Ranked]) -> Table:
    heads = ("Place", "Incidents", "Could be from", "To", "Rank", "Rank from", "Rank to", "H3 index")
    rows = [
        (each.name, each.ranked.count, _round(each.ranked.low), _round(each.ranked.high), each.ranked.rank,
         each.ranked.best_rank, each.ranked.worst_rank, each.code)
        for each in places
    ]  # fmt: skip
    return Table(title, heads, rows)


def _changed(each: ChangedPlace) -> Row:
    change = each.change
    return (
        each.name, change.words, change.now, _round(change.expected), change.before,
        _round(change.percentage), _round(change.p, 4), _round(change.adjusted_p, 4), each.code,
    )  # fmt: skip


def _noted(note: str) -> list[Row]:
    return [("Note", note)] if note else []


def _round(number: float | None, digits: int = 1) -> float | None:
    return None if number is None else round(number, digits)
