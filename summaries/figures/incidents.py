"""How many of each kind in each zone, and whether that is unusual."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Min, Q

from incidents.categories import COUNTED, LABELS
from measures.counts import Verdict, false_flags_note, verdict
from measures.weeks import Week
from summaries.figures.reported import reported
from summaries.life.revisions import ALL
from zones.models import Zone

BEFORE = 4
Counts = dict[tuple[str, str, str], int]


def compared_weeks(week: Week) -> list[Week]:
    """This week, the four before it with the newest first, and the same week last year."""
    return [week, *(week.previous(n) for n in range(1, BEFORE + 1)), week.same_week_last_year()]


@dataclass(frozen=True)
class Counted:
    """What the database holds of a week and of those it is compared with."""

    zones: list[tuple[str, str]]
    counts: Counts
    first_week: Week | None


def counted_incidents(week: Week) -> Counted:
    """Three queries, whatever the number of zones, kinds and records."""
    zones = list(Zone.objects.hotspots().order_by("name"))
    first_at = reported().aggregate(first=Min("occurred_at"))["first"]
    return Counted(
        zones=[(zone.slug, zone.name) for zone in zones],
        counts=_count(compared_weeks(week), {zone.pk: zone.slug for zone in zones}),
        first_week=Week.of_instant(first_at) if first_at else None,
    )


def incident_figures(week: Week, counted: Counted) -> dict[str, Any]:
    """The table of zones and kinds."""
    tables: list[dict[str, Any]] = [
        {
            "slug": slug,
            "name": name,
            "rows": [_row(week, slug, kind, LABELS[kind], counted) for kind in COUNTED],
            "total": _row(week, slug, ALL, "All kinds", counted),
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


def _count(weeks: list[Week], slugs: dict[int, str]) -> Counts:
    """Counts by (week, area, kind) in one query, with `all` as the sum of the areas or of the kinds."""
    names = {str(week): f"n{place}" for place, week in enumerate(weeks)}
    in_week = {
        names[str(week)]: Count("pk", filter=Q(occurred_at__gte=week.starts_at, occurred_at__lt=week.ends_at))
        for week in weeks
    }
    spans = Q(
        occurred_at__gte=min(week.starts_at for week in weeks[: BEFORE + 1]),
        occurred_at__lt=max(week.ends_at for week in weeks),
    ) | Q(occurred_at__gte=weeks[-1].starts_at, occurred_at__lt=weeks[-1].ends_at)
    found = (
        reported()
        .filter(spans, zone_version__zone__in=slugs)
        .order_by()
        .values("category", zone=F("zone_version__zone"))
        .annotate(**in_week)
    )
    counts: Counts = defaultdict(int)
    for group in found:
        for week, name in names.items():
            for area in (slugs[group["zone"]], ALL):
                for kind in (group["category"], ALL):
                    counts[week, area, kind] += group[name]
    return counts


def _row(week: Week, area: str, kind: str, label: str, counted: Counted) -> dict[str, Any]:
    def of(past: Week) -> int | None:
        if counted.first_week is None or past < counted.first_week:
            return None
        return counted.counts.get((str(past), area, str(kind)), 0)

    this_week = counted.counts.get((str(week), area, str(kind)), 0)
    before = [count for n in range(1, BEFORE + 1) if (count := of(week.previous(n))) is not None]
    return {
        "kind": str(kind),
        "label": label,
        "this_week": this_week,
        "previous_week": of(week.previous()),
        "mean_before": round(sum(before) / len(before), 2) if before else None,
        "weeks_before": len(before),
        "last_year": of(week.same_week_last_year()),
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
