"""Numbers, days and moments of frozen figures as the cells of every form of the paper. Plain Python."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from measures.weeks import local
from summaries.paper.blocks import Cell

NO_DATA = "No data"


def number(
    value: Any,
    figure: str,
    *,
    definition: str,
    rows: str = "",
    missing: str = NO_DATA,
    digits: int | None = None,
) -> Cell:
    """A count or a measured number. One that may only be told roughly comes as its words: "1 to 4"."""
    if isinstance(value, Mapping):
        return Cell(str(value["words"]), figure, str(value["words"]), definition)
    if value is None:
        return Cell(missing, figure, None, definition)
    # Nothing is behind a zero, so it leads nowhere.
    return Cell(in_figures(value, digits), figure, value, definition, rows if value else "")


def in_figures(value: Any, digits: int | None = None) -> str:
    """1,204 and 5.25; with `digits` always so many behind the point."""
    if isinstance(value, float):
        return f"{value:,.{digits}f}" if digits is not None else f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else str(value)


def percent(value: Any, figure: str) -> Cell:
    """A change with its sign; no base of 30 or more, no percentage."""
    if isinstance(value, (int, float)):
        return Cell(f"{value:+,.0f}%".replace("-", "\N{MINUS SIGN}"), figure, value, "percentage")
    return Cell("\N{EN DASH}", figure, None, "percentage")


def words(value: Any, figure: str = "", *, definition: str = "", missing: str = "") -> Cell:
    """What was written by a person or told in words."""
    text = str(value) if value not in (None, "") else missing
    return Cell(text, figure, text if figure else None, definition)


def heading(text: str) -> Cell:
    return Cell(text, is_heading=True)


def day(value: str | None) -> str:
    """22 November 2026, out of 2026-11-22"""
    if not value:
        return ""
    on = date.fromisoformat(value[:10])
    return f"{on.day} {on:%B %Y}"


def weekday(value: str | None) -> str:
    """Sunday 22 November 2026"""
    return f"{date.fromisoformat(value[:10]):%A} {day(value)}" if value else ""


def moment(value: str | datetime | None) -> str:
    """22 November 2026, 19:40, by the clock in Harlow."""
    if not value:
        return ""
    at = local(datetime.fromisoformat(value) if isinstance(value, str) else value)
    return f"{at.day} {at:%B %Y}, {at:%H:%M}"


def named(rows: Iterable[Mapping[str, Any]], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each row with its name in the figures' addresses, the same as in `life.differences`."""
    taken: set[str] = set()
    for place, row in enumerate(rows, 1):
        name = "-".join(str(row[key]).split())
        name = f"{name}-{place}" if name in taken else name
        taken.add(name)
        yield name, row
