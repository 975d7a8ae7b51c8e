"""Published crime added up by the point it was moved to: how the map may draw it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min

from incidents.recorded_coverage import months_before
from incidents.recorded_querysets import RecordedCrimeQuerySet

# Without months asked for, the newest year: older crime is another town's.
MONTHS_SHOWN = 12


@dataclass(frozen=True)
class SnapPoint:
    """A point that stands for the streets around it, and how many crimes were moved to it."""

    lat: float
    lng: float
    location: str
    count: int


@dataclass(frozen=True)
class SnapPoints:
    first: date | None
    last: date | None
    points: tuple[SnapPoint, ...]
    without_place: int


def newest_months(crimes: RecordedCrimeQuerySet, months: int = MONTHS_SHOWN) -> RecordedCrimeQuerySet:
    """The crimes of the last so many months that there are."""
    last = crimes.aggregate(last=Max("month"))["last"]
    return crimes if last is None else crimes.in_months(months_before(last, months - 1), last)


def snap_points(crimes: RecordedCrimeQuerySet) -> SnapPoints:
    """The crimes by point, most first."""
    crimes = crimes.order_by()
    span = crimes.aggregate(first=Min("month"), last=Max("month"), total=Count("pk"))
    rows = (
        crimes.with_point()
        .values("lat", "lng")
        .annotate(count=Count("pk"), location=Max("location"))
        .order_by("-count", "lat", "lng")
    )
    points = tuple(SnapPoint(r["lat"], r["lng"], r["location"], r["count"]) for r in rows)
    placed = sum(point.count for point in points)
    return SnapPoints(span["first"], span["last"], points, span["total"] - placed)
