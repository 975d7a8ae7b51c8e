"""Incidents of a box put together by small squares: what a map draws where single points would be a blot."""

from dataclasses import dataclass

from django.db.models import Avg, Count, F, FloatField
from django.db.models.functions import Cast, Floor

from accounts.models import User
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import hotspot_points

# The zooms of the map. A square is as wide on every screen, and a thumb finds it.
ZOOMS = range(11, 19)
_SQUARE_PX = 44
_TILE_PX = 256
# A degree of latitude is about 1.6 times as long here as one of longitude.
_NARROWER = 0.62

Box = tuple[float, ...]


@dataclass(frozen=True)
class PointGroup:
    """How many incidents lie in one square, and the middle of where they are."""

    lat: float
    lng: float
    count: int


def point_groups(selection: Selection, box: Box, zoom: int, *, visible_to: User) -> tuple[PointGroup, ...]:
    """Every incident of the box whose place may be drawn, in one group or another; the most first."""
    west, south, east, north = box
    width = 360 * _SQUARE_PX / (_TILE_PX * 2**zoom)
    points = hotspot_points(selection, visible_to=visible_to).in_box(south, west, north, east).order_by()
    squares = points.annotate(
        row=Floor(Cast(F("lat"), FloatField()) / (width * _NARROWER)),
        column=Floor(Cast(F("lng"), FloatField()) / width),
    )
    rows = squares.values("row", "column").annotate(count=Count("pk"), at_lat=Avg("lat"), at_lng=Avg("lng"))
    return tuple(
        PointGroup(round(row["at_lat"], 6), round(row["at_lng"], 6), row["count"])
        for row in rows.order_by("-count", "row", "column")
    )
