"""What late records changed since readers were last told, over a year of issued papers."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from measures.weeks import Week
from summaries.figures.counted import ALL, Counts
from summaries.life.revisions import Key, Told, revisions_of
from summaries.models import WeeklySummary

LOOKED_BACK = 52


def late_changes(week: Week, counts: Counts) -> list[dict[str, Any]]:
    """Counts of the 52 weeks before that are others now than was last told, newest week first: one query.

    What one paper told as revised, the next one does not tell again.
    """
    before = [str(week.previous(n)) for n in range(1, LOOKED_BACK + 1)]
    return revisions_of(_told_since(week.previous(LOOKED_BACK)), _by_week(counts), before)


def told_of(issued_at: datetime, definitions_version: str, figures: Mapping[str, Any]) -> Told:
    """What one paper told, from its figures."""
    return Told(
        week=figures["header"]["week"],
        label=figures["header"]["label"],
        issued_at=issued_at,
        definitions_version=definitions_version,
        incidents=figures["incidents"],
        revisions=figures.get("revisions", ()),
    )


def _told_since(first: Week) -> list[Told]:
    """Every version counts: what an earlier one told was told."""
    parts = ("header", "incidents", "revisions")
    papers = (
        WeeklySummary.objects.issued()
        .since(first)
        .values_list("issued_at", "definitions_version", *(f"figures__{part}" for part in parts))
    )
    return [
        told_of(issued_at, version, dict(zip(parts, held, strict=True)) | {"revisions": held[2] or ()})
        for issued_at, version, *held in papers
    ]


def _by_week(counts: Counts) -> dict[str, dict[Key, int]]:
    found: dict[str, dict[Key, int]] = defaultdict(dict)
    for (week, zone, kind), count in counts.items():
        if ALL not in (zone, kind):
            found[week][zone, kind] = count
    return found
