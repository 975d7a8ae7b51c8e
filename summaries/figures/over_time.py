"""A count over the year so far and over twelve months, each beside as many weeks before."""

from typing import Any

from measures.counts import percentage_change
from measures.weeks import Week
from measures.year import Compared, has_no_counterpart, rolling_year, total_of, year_to_date
from summaries.figures.counted import Counted


def year_figures(week: Week, area: str, kind: str, counted: Counted) -> dict[str, Any]:
    """Weeks 1 to n of this year and of the last; None for a stretch that begins before the first record."""
    compared = year_to_date(week)
    return {**_compared(compared, area, kind, counted), "weeks": compared.weeks}


def rolling_figures(week: Week, area: str, kind: str, counted: Counted) -> dict[str, Any]:
    """The 52 weeks up to this one and the 52 before."""
    return _compared(rolling_year(week), area, kind, counted)


def week_53_note(week: Week) -> list[dict[str, Any]]:
    """That the year of a week 53 is compared with other weeks than of the same numbers."""
    if not has_no_counterpart(week):
        return []
    before = year_to_date(week).before
    words = (
        f"{week.year - 1} had no week {week.number}: the {before.length} weeks up to this one are beside "
        f"the {before.length} just before them, {before.first.label} to {before.last.label}."
    )
    return [{"code": "week_53", "count": None, "words": words}]


def _compared(compared: Compared, area: str, kind: str, counted: Counted) -> dict[str, Any]:
    def count_of(week: Week) -> int:
        return counted.count(week, area, kind) or 0

    now, before = (total_of(each, count_of, counted.first_week) for each in (compared.now, compared.before))
    change = None if now is None or before is None else percentage_change(now, before)
    return {"now": now, "before": before, "percent": None if change is None else round(change)}
