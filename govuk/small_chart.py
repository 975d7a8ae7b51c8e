"""A small control chart of weekly counts as SVG in plain Python: at once, and the same bytes each time.

For the weekly paper, which is compiled on a timetable and drawn on pages, in mails and in PDFs. The large
charts of the analysis are drawn by `charts`.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from itertools import groupby
from math import ceil
from xml.sax.saxutils import quoteattr

FONT = "Arial, Arimo, Helvetica, sans-serif"
Across = Callable[[int], str]
Up = Callable[[float], str]
BLACK, GREY, LIGHT, BLUE = "#0b0c0c", "#505a5f", "#cecece", "#1d70b8"
LEFT, RIGHT, TOP, BOTTOM = 28, 8, 16, 22


def c_chart_svg(
    weeks: Sequence[date],
    counts: Sequence[int | None],
    *,
    mean: float | None = None,
    lower: float | None = None,
    upper: float | None = None,
    standing_out: Collection[int] = (),
    describes: str,
    width: int = 340,
    height: int = 150,
) -> str:
    """Counts by week, the oldest first, with their mean and limits where there are any.

    `weeks` are the Mondays, `standing_out` the places of weeks outside the usual scatter: black squares, so
    that they need no colour. None is a week without data: the line breaks, and nothing is drawn. The words
    for those who do not see it are `describes`.
    """
    top = _round_up(max([1.0, upper or 0.0, *(float(c) for c in counts if c is not None)]))
    step = (width - LEFT - RIGHT) / max(1, len(weeks) - 1)

    def x(place: int) -> str:
        return _short(LEFT + place * step)

    def y(value: float) -> str:
        return _short(TOP + (height - TOP - BOTTOM) * (1 - value / top))

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label={quoteattr(describes)} '
        f'font-family="{FONT}" font-size="12">',
        *(_level(value, y(value), width) for value in (0, top // 2, top)),
        *_months(weeks, x, height, width),
        *_limits(mean, lower, upper, y, width),
    ]
    for gap, run in groupby(range(len(counts)), key=lambda place: counts[place] is None):
        points = [f"{x(place)},{y(counts[place] or 0)}" for place in run]
        if not gap:
            parts.append(
                f'<polyline points="{" ".join(points)}" fill="none" stroke="{BLUE}" stroke-width="1.5"/>'
            )
    for place, count in enumerate(counts):
        if count is not None:
            parts.append(_point(x(place), y(count), place in standing_out, is_last=place == len(counts) - 1))
    return "".join([*parts, "</svg>"])


def _point(x: str, y: str, stands_out: bool, *, is_last: bool) -> str:
    if stands_out:
        left, top = _short(float(x) - 4), _short(float(y) - 4)
        return f'<rect x="{left}" y="{top}" width="8" height="8" fill="{BLACK}"/>'
    return f'<circle cx="{x}" cy="{y}" r="{3.5 if is_last else 1.6}" fill="{BLUE}"/>'


def _level(value: int, y: str, width: int) -> str:
    return (
        f'<path d="M{LEFT} {y}H{width - RIGHT}" stroke="{LIGHT}" stroke-width="1"/>'
        f'<text x="{LEFT - 5}" y="{_short(float(y) + 4)}" text-anchor="end" fill="{BLACK}">{value}</text>'
    )


def _limits(mean: float | None, lower: float | None, upper: float | None, y: Up, width: int) -> list[str]:
    drawn = []
    for value, dash in (
        (mean, ""),
        (upper, ' stroke-dasharray="5 4"'),
        (lower or None, ' stroke-dasharray="5 4"'),
    ):
        if value is not None:
            drawn.append(
                f'<path d="M{LEFT} {y(value)}H{width - RIGHT}" stroke="{GREY}" stroke-width="1"{dash}/>'
            )
    if upper is not None:
        drawn.append(
            f'<text x="{width - RIGHT}" y="{_short(float(y(upper)) - 4)}" text-anchor="end" fill="{GREY}">'
            f"limit {upper:.1f}</text>"
        )
    return drawn


def _months(weeks: Sequence[date], x: Across, height: int, width: int) -> list[str]:
    """A tick at the first week of every third month, named where there is room."""
    firsts = [place for place, week in enumerate(weeks) if week.day <= 7 and week.month % 3 == 0]
    return [
        f'<path d="M{x(place)} {height - BOTTOM}v4" stroke="{GREY}" stroke-width="1"/>'
        f'<text x="{x(place)}" y="{height - 5}" text-anchor="middle" fill="{BLACK}">{weeks[place]:%b}</text>'
        for place in firsts
        if float(x(place)) < width - 20
    ]


def _round_up(value: float) -> int:
    """An even number to end the axis on, so that its middle is whole."""
    step = 2 if value <= 20 else 10
    return max(2, ceil(value / step) * step)


def _short(value: float) -> str:
    return f"{value:.1f}"
