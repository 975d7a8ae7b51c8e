"""What late records changed since readers were last told, over a year of issued papers."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, DateField
from django.db.models.functions import TruncWeek

from audit.retention.over import erased_before
from measures.weeks import LONDON, Week
from patrols.models import Patrol, Visit
from stopsearches.models import StopSearch
from summaries.figures.counted import ALL, Counts
from summaries.life.revisions import TOWN, Key, Told, counts_of_the_town, revisions_of
from summaries.models import WeeklySummary

LOOKED_BACK = 52


def late_changes(week: Week, counts: Counts) -> list[dict[str, Any]]:
    """Counts of the 52 weeks before that are others now than was last told, newest week first: five queries.

    What one paper told as revised, the next one does not tell again. A week whose records were erased is
    not told: nobody recorded it otherwise.
    """
    first, erased = week.previous(LOOKED_BACK), erased_before()
    weeks = (week.previous(n) for n in range(1, LOOKED_BACK + 1))
    before = [str(each) for each in weeks if erased is None or each.starts_at >= erased]
    now = town_by_week(first, week.previous())
    for (when, zone, kind), count in counts.items():
        if ALL not in (zone, kind):
            now[when][zone, kind] = count
    return revisions_of(_told_since(first), now, before)


def town_by_week(first: Week, last: Week) -> dict[str, dict[Key, int]]:
    """Patrols, visits and stop searches of each of these weeks, both inside, as the paper counts them."""
    asked: dict[str, tuple[Any, str]] = {
        "patrols": (Patrol.objects.counted(), "started_at"),
        "visits": (Visit.objects.counted(), "arrived_at"),
        "stop_searches": (StopSearch.objects.told_by_the_police(), "searched_at"),
    }
    found: dict[str, dict[Key, int]] = defaultdict(dict)
    for kind, (rows, moment) in asked.items():
        by_week = (
            rows.between(first.starts_at, last.ends_at)
            .order_by()
            .values_list(TruncWeek(moment, tzinfo=LONDON, output_field=DateField()))
            .annotate(Count("pk"))
        )
        for monday, count in by_week:
            found[str(Week.of_date(monday))][TOWN, kind] = count
    return found


def told_of(issued_at: datetime, definitions_version: str, figures: Mapping[str, Any]) -> Told:
    """What one paper told, from its figures."""
    return Told(
        week=figures["header"]["week"],
        label=figures["header"]["label"],
        issued_at=issued_at,
        definitions_version=definitions_version,
        incidents=figures["incidents"],
        of_the_town=counts_of_the_town(figures),
        revisions=figures.get("revisions") or (),
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
