"""Stop searches on the map: those the police recorded by cell, the published ones by approximate place.

The two are never added up: published ones are the same searches again, moved to points that many places
share. Nothing here is about who was searched.
"""

from dataclasses import dataclass

from django.db.models import Count

from accounts.models import User
from hotspots.asked.selection import Selection
from hotspots.counts.cells import FINEST, namer_of
from hotspots.counts.naming import Namer
from hotspots.words.layers import not_narrowed
from stopsearches.models import StopSearch
from stopsearches.querysets import StopSearchQuerySet
from zones.geometry import cell_centre

APPROXIMATE = "approximate place, published by police.uk"
_RECORDED_BY = ("zone", "weekday", "time_of_day", "cell")
# What the first sentence says of both is not said again.
_SAID_OR_PUBLISHED_BY = ("weekday", "time_of_day", "category", "weapon", "source")


@dataclass(frozen=True)
class SearchedPlace:
    """A cell's middle or a published point, and how many searches stand there."""

    lat: float
    lng: float
    name: str
    count: int
    cell: int | None = None

    @property
    def code(self) -> str:
        return "" if self.cell is None else f"{self.cell:x}"


@dataclass(frozen=True)
class HotspotStopSearches:
    """`total` and `published_total` include those without a place."""

    cells: tuple[SearchedPlace, ...]
    total: int
    points: tuple[SearchedPlace, ...]
    published_total: int
    note: str

    @property
    def without_place(self) -> int:
        return self.total - sum(each.count for each in self.cells)

    @property
    def published_without_place(self) -> int:
        return self.published_total - sum(each.count for each in self.points)


def hotspot_stop_searches(
    selection: Selection, *, visible_to: User, resolution: int = FINEST
) -> HotspotStopSearches:
    """Both kinds in the period, each by the filters that can be asked of it."""
    within = _when(StopSearch.objects.visible_to(visible_to).order_by(), selection)
    recorded, published = within.told_by_the_police(), within.published()
    if selection.zone is not None:
        recorded = recorded.in_zone(selection.zone)
    if selection.cell is not None:
        recorded = recorded.in_cell(selection.cell)
    return HotspotStopSearches(
        cells=_by_cell(recorded, namer_of(selection), resolution),
        total=recorded.count(),
        points=_by_point(published),
        published_total=published.count(),
        note=_note(selection),
    )


def _when(searches: StopSearchQuerySet, selection: Selection) -> StopSearchQuerySet:
    period = selection.period
    found = searches.between(period.start_at, period.end_at)
    if selection.weekdays:
        found = found.on_weekdays(selection.weekdays)
    return found if selection.hours is None else found.in_hours(*selection.hours)


def _by_cell(searches: StopSearchQuerySet, namer: Namer, resolution: int) -> tuple[SearchedPlace, ...]:
    rows = (
        searches.with_cell(resolution).values("cell").annotate(count=Count("pk")).order_by("-count", "cell")
    )
    return tuple(
        SearchedPlace(*cell_centre(row["cell"]), namer.of_cell(row["cell"]), row["count"], row["cell"])
        for row in rows
    )


def _by_point(searches: StopSearchQuerySet) -> tuple[SearchedPlace, ...]:
    """By landmark and never by a side of a zone: the point does not know that much."""
    rows = searches.with_point().values("lat", "lng").annotate(count=Count("pk"))
    landmarks = Namer((), {})
    return tuple(
        SearchedPlace(row["lat"], row["lng"], landmarks.of_point(row["lat"], row["lng"]), row["count"])
        for row in rows.order_by("-count", "lat", "lng")
    )


def _note(selection: Selection) -> str:
    said = [
        not_narrowed(selection, "stop searches", by=_RECORDED_BY),
        not_narrowed(selection, "published stop searches", by=_SAID_OR_PUBLISHED_BY),
    ]
    return " ".join(sentence for sentence in said if sentence)
