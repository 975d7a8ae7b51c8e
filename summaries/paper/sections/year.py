"""A small chart for each zone, and the crime that the police published as context beside it."""

from collections.abc import Mapping
from typing import Any

from govuk.small_chart import c_chart_svg
from measures.weeks import Week
from summaries.paper.blocks import Block, Chart, Table, Words
from summaries.paper.cells import heading, number

Figures = Mapping[str, Any]


def charts(figures: Figures) -> list[Block]:
    """One for each zone, with its words and the numbers that it draws."""
    return [_chart(chart) for chart in figures.get("charts") or []]


def recorded(figures: Figures) -> list[Block]:
    """One line, with its own period, source and interval."""
    found = figures.get("recorded")
    if not found:
        return []
    told = ("recorded.count", "recorded.low", "recorded.high", "recorded.before")
    return [Words(found["words"], told, definition="recorded_crime")]


def _chart(chart: Figures) -> Chart:
    weeks = [Week.parse(text) for text in chart["weeks"]]
    out = {each["week"] for each in chart["standing_out"]}
    return Chart(
        name=f"year-{chart['slug']}",
        caption=chart["name"],
        svg=c_chart_svg(
            [week.starts_on for week in weeks],
            chart["counts"],
            mean=chart["mean"],
            lower=chart["lower"],
            upper=chart["upper"],
            standing_out=[place for place, week in enumerate(weeks) if str(week) in out],
            describes=chart["words"],
        ),
        words=chart["words"],
        table=_numbers(chart, weeks),
        definition="chart",
    )


def _numbers(chart: Figures, weeks: list[Week]) -> Table:
    """The limits first, since every week is read against them."""
    at = f"charts.{chart['slug']}"
    limits = [
        (heading(label), number(chart[name], f"{at}.{name}", definition="chart"))
        for name, label in (("mean", "Mean"), ("lower", "Lower limit"), ("upper", "Upper limit"))
    ]
    counts = [
        (heading(week.label), number(count, f"{at}.counts.{week}.count", definition="incidents"))
        for week, count in zip(weeks, chart["counts"], strict=True)
    ]
    return Table(
        f"year-{chart['slug']}", f"{chart['name']}, week by week", ("Week", "Incidents"), (*limits, *counts)
    )
