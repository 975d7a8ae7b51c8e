"""The figures of the map: how many incidents in each zone, and whether that is usual.

Page, table, file and API take every number from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q

from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import for_reader, selected_incidents, without_known_hour
from incidents.whole import whole_from
from measures.counts import Verdict, verdict
from measures.weeks import local
from zones.models import Zone, ZoneVersion


@dataclass(frozen=True)
class PlaceFigure:
    """A place, its count, and what may be said of it. No verdict where there is no history."""

    name: str
    count: int
    verdict: Verdict | None
    slug: str = ""
    is_hotspot: bool = False
    outline: Any = None
    is_gap: bool = False

    @property
    def known(self) -> int | None:
        """The count; None of a time before the first record, as a gap is not a zero."""
        return None if self.is_gap else self.count

    @property
    def expected(self) -> int | None:
        return None if self.verdict is None else round(self.verdict.expected_mean)

    @property
    def verdict_words(self) -> str:
        if self.is_gap:
            return "Nothing on record then"
        return "No earlier period to compare with" if self.verdict is None else self.verdict.words


@dataclass(frozen=True)
class Figures:
    """`within` adds up the hotspot zones shown; a wider area also counts the zones inside it."""

    zones: tuple[PlaceFigure, ...]
    within: PlaceFigure
    wider: tuple[PlaceFigure, ...]
    outside: PlaceFigure | None
    total: int
    known_only_by_zone: int
    without_place: int
    left_out_hour_not_known: int
    earlier_periods: int
    # The first London day on record of what the reader may have counted; None where there is none.
    first_on: date | None = None

    @property
    def places(self) -> tuple[PlaceFigure, ...]:
        return (*self.zones, *self.wider)


def hotspot_figures(selection: Selection) -> Figures:
    """Counts of each place in the period, against the earlier periods of the same length."""
    began_at = _began_at(selection)
    first_on = None if began_at is None else local(began_at).date()
    history = _history(selection, began_at)
    counts = _counts(selection, history)
    zones = list(Zone.objects.with_outline_on(selection.period.last_on).prefetch_related("children"))
    shown = [zone for zone in zones if _is_within(zone, selection.zone)]

    def figure(name: str, keys: set[int | None], **about: Any) -> PlaceFigure:
        rows = [counts[key] for key in keys if key in counts]
        count = sum(row["now"] for row in rows)
        before = sum(row[f"earlier_{n}"] for row in rows for n in range(len(history)))
        said = verdict(count, before, len(history)) if history else None
        is_gap = first_on is None or selection.period.last_on < first_on
        return PlaceFigure(name, count, said, is_gap=is_gap, **about)

    def zone_figure(zone: Zone) -> PlaceFigure:
        keys = {zone.pk, *(child.pk for child in zone.children.all())}
        versions: list[ZoneVersion] = zone.outline  # type: ignore[attr-defined]
        outline = versions[0].geometry if versions else None
        is_hotspot = zone.kind == Zone.Kind.HOTSPOT
        return figure(zone.name, keys, slug=zone.slug, is_hotspot=is_hotspot, outline=outline)

    hotspots = [zone for zone in shown if zone.kind == Zone.Kind.HOTSPOT]
    return Figures(
        zones=tuple(zone_figure(zone) for zone in hotspots),
        within=figure("Within the zones", {zone.pk for zone in hotspots}),
        wider=tuple(zone_figure(zone) for zone in shown if zone not in hotspots),
        outside=figure("Outside every zone", {None}) if selection.zone is None else None,
        total=sum(row["now"] for row in counts.values()),
        known_only_by_zone=sum(row["no_point"] for key, row in counts.items() if key is not None),
        without_place=counts.get(None, {}).get("no_point", 0),
        left_out_hour_not_known=without_known_hour(selection),
        earlier_periods=len(history),
        first_on=first_on,
    )


def _began_at(selection: Selection) -> datetime | None:
    began_at: datetime | None = for_reader(selection).aggregate(at=whole_from())["at"]
    return began_at


def _history(selection: Selection, first: datetime | None) -> tuple[Period, ...]:
    """The earlier periods that have data. Before the first record there is a gap, not a zero."""
    if first is None:
        return ()
    asked = selection.comparison.periods(selection.period)
    return tuple(period for period in asked if first <= period.start_at)


def _counts(selection: Selection, history: Sequence[Period]) -> dict[int | None, dict[str, int]]:
    """Counts by zone id (None is outside), of the period and the earlier ones, in one query."""
    now = _within(selection.period)
    columns = {"now": Count("pk", filter=now), "no_point": Count("pk", filter=now & Q(lat__isnull=True))}
    for n, period in enumerate(history):
        columns[f"earlier_{n}"] = Count("pk", filter=_within(period))
    found = selected_incidents(selection, selection.period, *history)
    rows = found.values("zone_version__zone").annotate(**columns)
    return {row["zone_version__zone"]: row for row in rows}


def _within(period: Period) -> Q:
    return Q(occurred_at__gte=period.start_at, occurred_at__lt=period.end_at)


def _is_within(zone: Zone, chosen: Zone | None) -> bool:
    return chosen is None or chosen.pk in (zone.pk, zone.parent_id)
