"""A year of weekly counts of each zone, with the limits within which counts vary by chance alone."""

from typing import Any

from measures.control_chart import ControlChart, chart_weeks
from measures.weeks import Week
from summaries.figures.counted import ALL, Counted, last_weeks

_WIDE = (
    "The weeks vary more than counts do by chance, so the limits are narrow and weeks stand out too often."
)


def chart_figures(week: Week, counted: Counted) -> list[dict[str, Any]]:
    """One c-chart of all kinds for each zone, 52 weeks with the oldest first; no query."""
    weeks = last_weeks(week)
    return [
        _chart(slug, name, weeks, chart_weeks([counted.count(each, slug, ALL) for each in weeks]))
        for slug, name in counted.zones
    ]


def _chart(slug: str, name: str, weeks: list[Week], chart: ControlChart) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": name,
        "weeks": [str(week) for week in weeks],
        "counts": [each.count for each in chart.weeks],
        "mean": _rounded(chart.mean),
        "lower": _rounded(chart.lower),
        "upper": _rounded(chart.upper),
        "standing_out": [
            {
                "week": str(weeks[at]),
                "count": chart.weeks[at].count,
                "words": f"{weeks[at].label}: {chart.weeks[at].words}",
            }
            for at in chart.signalling
        ],
        "words": _words(name, weeks, chart),
    }


def _words(name: str, weeks: list[Week], chart: ControlChart) -> str:
    """The Stow: 4.8 incidents a week over 52 weeks, up to 11 by chance alone. No week stands out."""
    if chart.mean is None or chart.upper is None or chart.lower is None:
        return f"{name}: {chart.reason}"
    known = sum(each.count is not None for each in chart.weeks)
    usual = f"{chart.lower:.1f} to {chart.upper:.1f}" if chart.lower > 0 else f"up to {chart.upper:.1f}"
    said = [f"{name}: {chart.mean:.1f} incidents a week over {known} weeks, {usual} by chance alone."]
    out = chart.signalling
    if not out:
        said.append("No week stands out.")
    else:
        last = f"{weeks[out[-1]].label}: {chart.weeks[out[-1]].words}"
        said.append(
            f"1 week stands out: {last}."
            if len(out) == 1
            else f"{len(out)} weeks stand out, the last {last}."
        )
    if chart.varies_more_than_chance:
        said.append(_WIDE)
    return " ".join(said)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 2)
