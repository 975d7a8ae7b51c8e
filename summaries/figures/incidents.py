"""How many of each kind in each zone, and whether that is unusual."""

from typing import Any

from incidents.categories import COUNTED, LABELS
from measures.counts import Verdict, false_flags_note, verdict
from measures.weeks import Week
from summaries.figures.counted import ALL, Counted
from summaries.figures.over_time import OverTime


def incident_figures(week: Week, counted: Counted) -> dict[str, Any]:
    """The table of zones and kinds."""
    beside = OverTime.until(week, counted)
    tables: list[dict[str, Any]] = [
        {
            "slug": slug,
            "name": name,
            "rows": [_row(beside, slug, kind, LABELS[kind]) for kind in COUNTED],
            "total": _row(beside, slug, ALL, "All kinds"),
        }
        for slug, name in [(ALL, _all_of(len(counted.zones))), *counted.zones]
    ]
    tests = sum(row["verdict"] is not None for table in tables for row in [*table["rows"], table["total"]])
    return {
        "first_week_with_data": str(counted.first_week) if counted.first_week else None,
        "areas": tables,
        "tests": tests,
        "note": false_flags_note(tests) if tests else "Nothing was tested: there is no earlier week.",
    }


def _row(beside: OverTime, area: str, kind: str, label: str) -> dict[str, Any]:
    def of(past: Week) -> int | None:
        return beside.counted.count(past, area, str(kind))

    this_week = of(beside.week) or 0
    counts = [of(past) for past in beside.weeks_before]
    before = [count for count in counts if count is not None]
    return {
        "kind": str(kind),
        "label": label,
        "this_week": this_week,
        "previous_week": counts[0],
        "mean_before": round(sum(before) / len(before), 2) if before else None,
        "weeks_before": len(before),
        "last_year": of(beside.last_year),
        "year": beside.year_figures(area, str(kind)),
        "rolling": beside.rolling_figures(area, str(kind)),
        "verdict": _said(verdict(this_week, sum(before), len(before))) if before else None,
    }


def _said(judged: Verdict) -> dict[str, Any]:
    return {
        "code": str(judged.code),
        "words": judged.words,
        "usual_low": judged.usual_low,
        "usual_high": judged.usual_high,
        "usual": judged.usual_range_words,
        "p": round(judged.p, 4),
        "is_flagged": judged.is_flagged,
    }


def _all_of(zones: int) -> str:
    words = {1: "The zone", 2: "Both zones", 3: "All three zones"}
    return words.get(zones, f"All {zones} zones")
