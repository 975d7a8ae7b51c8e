"""Zones and kinds: this week, what it is compared with, and whether it is unusual."""

from collections.abc import Mapping
from typing import Any

from measures.weeks import Week
from measures.year import rolling_year, year_to_date
from summaries.paper import links
from summaries.paper.blocks import Block, Cell, Table, Words
from summaries.paper.cells import NO_DATA, heading, number, percent, words

Figures = Mapping[str, Any]
_SHORT = (
    "Kind",
    "This week",
    "Is it unusual? (usual range)",
    "Week before",
    "Mean of {} before",
    "Same week last year",
)
_LONG = (
    "Year to date",
    "Last year to then",
    "Change",
    "12 months",
    "12 months before",
    "Change over 12 months",
)


def incidents(figures: Figures) -> list[Block]:
    """A table for each zone and one for all of them, then how many verdicts could be false alarms."""
    found = figures.get("incidents") or {}
    week = Week.parse(figures["header"]["week"])
    blocks: list[Block] = [_table(area, week) for area in found.get("areas", [])]
    if not blocks:
        return [Words("No zone has been drawn.")] if found else []
    since = found.get("first_week_with_data")
    began = f" Records begin in {since}; “no data” is a time before that, not a zero." if since else ""
    blocks.append(
        Words(f"{found.get('note', '')}{began}", ("incidents.tests",), is_note=True, definition="usual")
    )
    told = (figures.get("victims") or {}).get("words")
    if told:
        blocks.append(Words(told, ("victims.low", "victims.high"), is_note=True, definition="victims"))
    return blocks


def _table(area: Figures, week: Week) -> Table:
    rows = [*area["rows"], area["total"]]
    has_years = any("year" in row for row in rows)
    before = area["total"].get("weeks_before") or 4
    columns = [name.format(before) for name in (_SHORT + _LONG if has_years else _SHORT)]
    return Table(
        name=f"incidents-{area['slug']}",
        caption=area["name"],
        columns=tuple(columns),
        rows=tuple(_row(row, area["slug"], week, has_years) for row in rows),
        wordy=(2,),
        quiet=() if area["slug"] == links.ALL else tuple(n for n, row in enumerate(rows) if _is_quiet(row)),
    )


def _is_quiet(row: Figures) -> bool:
    """A kind with none this week, where none is no news."""
    is_flagged = (row.get("verdict") or {}).get("is_flagged")
    return row["kind"] != links.ALL and row["this_week"] == 0 and not is_flagged


def _row(row: Figures, area: str, week: Week, has_years: bool) -> tuple[Cell, ...]:
    at = f"incidents.{area}.{'total' if row['kind'] == links.ALL else row['kind']}"

    def counted(name: str, past: Week) -> Cell:
        behind = links.incidents_of(past, area=area, kind=row["kind"])
        return number(row.get(name), f"{at}.{name}", definition="incidents", rows=behind)

    before = week.previous(row.get("weeks_before") or 4).starts_on, week.previous().ends_on
    behind = links.incidents(*before, area=area, kind=row["kind"])
    cells = [
        heading(row["label"]),
        counted("this_week", week),
        _verdict(row.get("verdict"), at),
        counted("previous_week", week.previous()),
        number(row.get("mean_before"), f"{at}.mean_before", definition="incidents", rows=behind, digits=2),
        counted("last_year", week.same_week_last_year()),
    ]
    return tuple([*cells, *_years(row, at, area, week)] if has_years else cells)


def _years(row: Figures, at: str, area: str, week: Week) -> list[Cell]:
    cells = []
    for name, compared in (("year", year_to_date(week)), ("rolling", rolling_year(week))):
        found = row.get(name) or {}
        for when, stretch in (("now", compared.now), ("before", compared.before)):
            first, last = stretch.first.starts_on, stretch.last.ends_on
            behind = links.incidents(first, last, area=area, kind=row["kind"])
            cells.append(number(found.get(when), f"{at}.{name}.{when}", definition=name, rows=behind))
        cells.append(percent(found.get("percent"), f"{at}.{name}.percent"))
    return cells


def _verdict(judged: Figures | None, at: str) -> Cell:
    if not judged:
        return words("", f"{at}.verdict.words", definition="usual", missing=NO_DATA)
    text = judged["words"]
    if judged.get("usual"):
        text = f"{text} ({judged['usual']})"
    return words(text, f"{at}.verdict.words", definition="usual")
