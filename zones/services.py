"""Which zone a point is in, and drawing zones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from shapely import Polygon

from accounts.models import User
from zones.geometry import (
    GeometryError,
    Place,
    area_m2,
    cell_of,
    polygon_from_geojson,
    resolve,
    same_outline,
)
from zones.models import Zone, ZoneVersion
from zones.outline_rules import Box, outline_problem

BY_HAND, FROM_CELLS = "drawn by hand", "made of cells"
METHODS = (BY_HAND, FROM_CELLS)


@dataclass(frozen=True)
class Location:
    """A place ready to be stored on a record: the fields of `Located`."""

    lat: float | None
    lng: float | None
    h3_cell: int | None
    zone_version: ZoneVersion | None

    def as_fields(self) -> dict[str, Any]:
        return {
            "lat": self.lat,
            "lng": self.lng,
            "h3_cell": self.h3_cell,
            "zone_version": self.zone_version,
        }


class ZoneMap:
    """The zones as drawn on one day, for locating many points without asking the database again."""

    def __init__(self, day: date, versions: Iterable[ZoneVersion] | None = None) -> None:
        versions = list(ZoneVersion.objects.holding_on(day) if versions is None else versions)
        self._versions = {version.pk: version for version in versions}
        self._by_zone = {version.zone_id: version for version in versions}
        self._places = [
            Place(version.pk, version.zone.slug, _depth(version.zone), version.polygon)
            for version in versions
        ]

    @property
    def places(self) -> list[Place]:
        """The outlines by themselves, for working on plain points."""
        return self._places

    def locate(self, lat: float, lng: float) -> Location:
        place = resolve(lat, lng, self._places)
        version = self._versions[place.key] if place else None
        return Location(lat, lng, cell_of(lat, lng), version)

    def within(self, zone: Zone) -> Location:
        """Somewhere in the zone, the point not known."""
        version = self._by_zone.get(zone.pk)
        if version is None:
            raise ValidationError({"zone": f"{zone} had no outline on that day."})
        return Location(None, None, None, version)


class ZoneMaps:
    """The zones as drawn on any day, the database asked once: for records of many days."""

    def __init__(self) -> None:
        self._versions = list(ZoneVersion.objects.select_related("zone", "zone__parent"))
        self._made: dict[frozenset[int], ZoneMap] = {}

    def on(self, day: date) -> ZoneMap:
        holding = [each for each in self._versions if each.holds_on(day)]
        key = frozenset(each.pk for each in holding)
        if key not in self._made:
            self._made[key] = ZoneMap(day, holding)
        return self._made[key]


def locate(
    *, on: date, lat: float | None = None, lng: float | None = None, zone: Zone | None = None
) -> Location:
    """The place of one record on that day: by its point, else by its zone, else nowhere."""
    if lat is not None and lng is not None:
        return ZoneMap(on).locate(lat, lng)
    if zone is not None:
        return ZoneMap(on).within(zone)
    return Location(None, None, None, None)


def check_redraw(
    *,
    zone: Zone,
    geometry: dict[str, Any],
    valid_from: date,
    today: date,
    data_from: date | None = None,
    data_to: date | None = None,
) -> Polygon:
    """The new outline, if it may begin on that day; for showing what would change before it does."""
    last = zone.versions.order_by("-number").first()
    polygon = check_drawing(last, geometry, valid_from, today)
    if last is not None and same_outline(last.polygon, polygon):
        raise ValidationError({"geometry": "This is the outline that the zone already has. Change a corner."})
    check_data_window(data_from, data_to, today)
    return polygon


@transaction.atomic
def redraw_zone(
    *,
    zone: Zone,
    geometry: dict[str, Any],
    valid_from: date,
    by: User,
    today: date,
    source: str = "",
    method: str = BY_HAND,
    data_from: date | None = None,
    data_to: date | None = None,
) -> ZoneVersion:
    """Move a zone's outline from a day on, by hand. Records keep the outline they were assigned to."""
    check_redraw(
        zone=zone, geometry=geometry, valid_from=valid_from, today=today, data_from=data_from, data_to=data_to
    )
    return draw_zone(
        zone=zone, geometry=geometry, valid_from=valid_from, by=by, source=source, method=method,
        data_from=data_from, data_to=data_to,
    )  # fmt: skip


@transaction.atomic
def draw_zone(
    *,
    zone: Zone,
    geometry: dict[str, Any],
    valid_from: date,
    by: User | None,
    source: str = "",
    confidence: str = "",
    method: str = BY_HAND,
    data_from: date | None = None,
    data_to: date | None = None,
) -> ZoneVersion:
    """Give the zone a new outline from a day on. Earlier records keep the outline they had."""
    Zone.objects.select_for_update().get(pk=zone.pk)
    last = zone.versions.order_by("-number").first()
    polygon = _check_outline(last, geometry, valid_from)
    if last is not None and (last.valid_to is None or last.valid_to > valid_from):
        last.valid_to = valid_from
        last.save(update_fields=["valid_to"])
    return ZoneVersion.objects.create(
        zone=zone,
        number=last.number + 1 if last else 1,
        geometry=geometry,
        area_m2=round(area_m2(polygon)),
        valid_from=valid_from,
        source=source,
        confidence=confidence,
        method=method,
        data_from=data_from,
        data_to=data_to,
        drawn_by=by,
    )


def check_drawing(
    last: ZoneVersion | None, geometry: dict[str, Any], valid_from: date, today: date
) -> Polygon:
    """An outline drawn by a person, with its first day.

    A line that moved in the past would leave records of those days under an outline that was no
    longer theirs, so it starts today at the earliest.
    """
    if valid_from < today:
        raise ValidationError(
            {"valid_from": f"The new outline must start today or later: {today:%-d %B %Y}."}
        )
    polygon = _check_outline(last, geometry, valid_from)
    south, west, north, east = cast(Box, settings.COUNCIL_AREA["box"])
    margin = cast(float, settings.COUNCIL_AREA["margin"])
    box = (south - margin, west - margin, north + margin, east + margin)
    if problem := outline_problem(polygon, box, str(settings.COUNCIL_AREA["name"])):
        raise ValidationError({"geometry": problem})
    return polygon


def check_data_window(first: date | None, last: date | None, today: date) -> None:
    if (first is None) != (last is None):
        missing = "data_from" if first is None else "data_to"
        raise ValidationError({missing: "Give both days of the data, or neither."})
    if first is None or last is None:
        return
    if last < first:
        raise ValidationError({"data_to": "The last day of the data must not be before the first."})
    if last > today:
        raise ValidationError({"data_to": "There is no data of days to come. Give today or an earlier day."})


def _check_outline(last: ZoneVersion | None, geometry: dict[str, Any], valid_from: date) -> Polygon:
    try:
        polygon = polygon_from_geojson(geometry)
    except GeometryError as error:
        raise ValidationError({"geometry": str(error)}) from error
    if last is not None and last.valid_from >= valid_from:
        started = f"{last.valid_from:%-d %B %Y}"
        raise ValidationError(
            {"valid_from": f"The new outline must start after the latest one, which starts on {started}."}
        )
    return polygon


def _depth(zone: Zone) -> int:
    return 0 if zone.parent_id is None else 1
