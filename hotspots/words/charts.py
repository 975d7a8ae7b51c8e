"""The chart of a trend, and what it shows in words for who does not see it."""

from govuk.charts import NARROW, WIDE, ChartedWeek, Lines, control_chart
from govuk.templatetags.govuk import day
from hotspots.analysis.trend import Trend


def trend_image(trend: Trend, *, narrow: bool = False) -> str:
    """SVG; every number in it is in the table beside it, too."""
    chart = trend.chart
    lines = None
    if chart.mean is not None and chart.lower is not None and chart.upper is not None:
        lines = Lines(chart.mean, chart.lower, chart.upper)
    weeks = [
        ChartedWeek(
            each.week.starts_on,
            each.incidents,
            bool(each.count.signals),
            tuple(kind.value for kind in each.kinds),
        )
        for each in trend.weeks
    ]
    return control_chart(
        weeks,
        lines,
        rows=[kind.value for kind in trend.rows],
        describes=trend_alternative(trend),
        size=NARROW if narrow else WIDE,
    )


def trend_alternative(trend: Trend) -> str:
    """What a reader who does not see the chart would be told of it; the weeks are in the table."""
    first, last = trend.weeks[0].week, trend.weeks[-1].week
    said = f"Line chart of weekly incidents, {trend.place}, {day(first.starts_on)} to {day(last.ends_on)}."
    if trend.chart.mean is None or trend.chart.upper is None or trend.chart.lower is None:
        return f"{said} {trend.chart.reason}"
    lowest = f" and the lower limit {trend.chart.lower:.1f}" if trend.chart.lower else ""
    known = [each.incidents for each in trend.weeks if each.incidents is not None]
    return (
        f"{said} Weeks have {min(known)} to {max(known)}; the mean is {trend.chart.mean:.1f}, the upper "
        f"limit {trend.chart.upper:.1f}{lowest}. The table below has the same numbers."
    )
