"""Charts drawn on the server as SVG: the same image on a page without scripts, on paper and in a summary.

A chart is never the only place of its numbers: the page that shows it has them as a table too.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
BLACK, GREY, LIGHT = "#0b0c0c", "#505a5f", "#cecece"
BLUE, RED = "#1d70b8", "#d4351c"
# No file and no address is read for a chart, whatever its description says.
_NOTHING_FROM_OUTSIDE: list[str] = []


@dataclass(frozen=True, slots=True)
class ChartedWeek:
    """One week of a control chart; a count of None is a gap. `marks` name the rows marked beneath it."""

    starts_on: date
    count: int | None
    stands_out: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """The mean and the limits of a control chart."""

    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Size:
    """In pixels, of the part with the counts; letters are as large on each."""

    width: int
    height: int
    letters: int = 16


WIDE = Size(820, 300)
NARROW = Size(250, 240)


def control_chart(
    weeks: Sequence[ChartedWeek],
    lines: Lines | None,
    *,
    rows: Sequence[str] = (),
    describes: str,
    size: Size = WIDE,
) -> str:
    """Weekly counts with their mean and limits, and a strip beneath with a mark for each named row.

    A week that stands out is a filled square and no dot, so that it needs no colour; a gap breaks the line.
    """
    parts = [_counts(weeks, lines, size, with_days=not rows)]
    if rows:
        parts.append(_strip(weeks, rows, size))
    return svg_of({"description": describes, "vconcat": parts, "spacing": 12, "config": _house(size)})


def svg_of(chart: dict[str, Any]) -> str:
    """A Vega-Lite description as SVG; the same description is drawn once."""
    return _drawn(json.dumps(chart, sort_keys=True))


@lru_cache(maxsize=64)
def _drawn(chart: str) -> str:
    # Here, because it brings an engine of its own, which a process that draws nothing need not start.
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(json.loads(chart), allowed_base_urls=_NOTHING_FROM_OUTSIDE)
    return drawn


def png_of(svg: str) -> bytes:
    """A drawing as dots, sharp enough for paper."""
    import vl_convert

    dots: bytes = vl_convert.svg_to_png(svg, scale=2)
    return dots


def _counts(
    weeks: Sequence[ChartedWeek], lines: Lines | None, size: Size, *, with_days: bool
) -> dict[str, Any]:
    values = [
        {"on": f"{each.starts_on}T00:00:00", "count": each.count, "out": each.stands_out} for each in weeks
    ]
    y = {"field": "count", "type": "quantitative", "scale": {"zero": True, "nice": True}}
    axis = {"title": None, "tickMinStep": 1, "tickCount": 6, "format": ",d"}
    encoding = {"x": _on(weeks, with_days), "y": {**y, "axis": axis}}
    rules, names = ([], []) if lines is None else _ruled(lines)
    drawn = [
        {"mark": {"type": "line", "color": BLUE, "strokeWidth": 1.5, "invalid": "break-paths-show-domains"}},
        _points("!datum.out", color=BLUE, size=28),
        _points("datum.out", shape="square", color=BLACK, size=110),
    ]
    layers = [*rules, *names, *({**each, "encoding": encoding} for each in drawn)]
    return {
        "data": {"values": values},
        "width": size.width,
        "height": size.height,
        "layer": layers,
    }


def _points(which: str, **looks: Any) -> dict[str, Any]:
    mark = {"type": "point", "filled": True, "opacity": 1, **looks}
    return {"transform": [{"filter": f"isValid(datum.count) && {which}"}], "mark": mark}


def _ruled(lines: Lines) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The mean and the limits as lines, and their names on white beneath the counts, which stay in sight."""
    named = [("mean", lines.mean, []), ("upper limit", lines.upper, [6, 4])]
    if lines.lower > 0:
        named.append(("lower limit", lines.lower, [6, 4]))
    text = {"type": "text", "align": "right", "baseline": "bottom", "dy": -3, "color": GREY}
    halo = {**text, "color": "#ffffff", "stroke": "#ffffff", "strokeWidth": 4}
    rules, names = [], []
    for name, at, dash in named:
        data = {"values": [{"at": at, "name": f"{name} {at:.1f}"}]}
        y = {"field": "at", "type": "quantitative"}
        rule = {"type": "rule", "color": GREY, "strokeDash": dash}
        rules.append({"data": data, "mark": rule, "encoding": {"y": y}})
        encoding = {"y": y, "x": {"value": "width"}, "text": {"field": "name"}}
        names += [{"data": data, "mark": mark, "encoding": encoding} for mark in (halo, text)]
    return rules, names


def _strip(weeks: Sequence[ChartedWeek], rows: Sequence[str], size: Size) -> dict[str, Any]:
    values = [{"on": f"{each.starts_on}T00:00:00", "row": mark} for each in weeks for mark in each.marks]
    return {
        "data": {"values": values},
        "width": size.width,
        "height": 26 * len(rows),
        "mark": {"type": "tick", "thickness": 5, "height": 16, "color": BLACK},
        "encoding": {
            "x": _on(weeks, with_days=True),
            "y": {
                "field": "row",
                "type": "nominal",
                "scale": {"domain": list(rows)},
                "axis": {"title": None, "domain": False, "ticks": False, "grid": True, "labelLimit": 300},
            },
        },
    }


def _on(weeks: Sequence[ChartedWeek], with_days: bool) -> dict[str, Any]:
    """Both parts of a chart share these days, so that a mark stands beneath its week."""
    ends = [f"{weeks[0].starts_on}T00:00:00", f"{weeks[-1].starts_on}T00:00:00"] if weeks else []
    shown = {"title": None, "format": "%b", "tickCount": "month", "labelOverlap": True, "grid": False}
    return {
        "field": "on",
        "type": "temporal",
        "scale": {"domain": ends, "padding": 8},
        "axis": shown if with_days else {**shown, "labels": False, "ticks": False},
    }


def _house(size: Size) -> dict[str, Any]:
    words = {"labelFontSize": size.letters, "labelColor": BLACK, "domainColor": GREY, "gridColor": LIGHT}
    return {
        "font": FONT,
        "background": "#ffffff",
        "text": {"fontSize": size.letters - 1},
        "view": {"stroke": None},
        "axis": words,
    }
