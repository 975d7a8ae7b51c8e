"""What the pages that draw a zone need: the zones around it, ground to draw on, what an address fills in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import QueryDict
from shapely import Polygon

from zones.cell_outline import outline_of_cells
from zones.geometry import GeometryError, Place
from zones.models import Zone, ZoneVersion
from zones.outline_rules import NamedPlace, outside_sentence, overlap_sentences
from zones.outline_text import read_outline, write_outline
from zones.picker import picker_data
from zones.services import FROM_CELLS
from zones.slugs import slug_of

Shape = tuple[str, str, dict[str, Any]]


def editor_data(day: date, leaving_out: Zone | None) -> dict[str, Any]:
    """For the script of the page: as the place picker, without the zone that is drawn, with street tiles."""
    data = picker_data(day)
    left_out = leaving_out.name if leaving_out else None
    zones = [each for each in data["zones"] if each["name"] != left_out]
    return {**data, "zones": zones, "tiles": street_tiles()}


def street_tiles() -> dict[str, str] | None:
    """The ground under the outlines, where a tile server is set."""
    if not settings.MAP_TILES_URL:
        return None
    return {"url": settings.MAP_TILES_URL, "attribution": settings.MAP_TILES_ATTRIBUTION}


def shown_data(around: "Neighbours", shown: ZoneVersion, present: ZoneVersion | None) -> dict[str, Any]:
    """For the map on a zone's page: the outline that was asked for, today's where it differs, the others."""
    zones = [
        {"name": name, "kind": look, "ring": geometry["coordinates"][0]}
        for name, look, geometry in around.shapes
    ]
    today = present.geometry["coordinates"][0] if present and present != shown else None
    ring = shown.geometry["coordinates"][0]
    return {"zones": zones, "ring": ring, "today": today, "tiles": street_tiles()}


def prefilled(asked: QueryDict) -> tuple[dict[str, Any], str]:
    """What `?cell=…` or `?outline=…` and the names of the form's questions fill in, and what was wrong."""
    simple = ("name", "kind", "valid_from", "data_from", "data_to", "source")
    initial: dict[str, Any] = {name: asked[name] for name in simple if asked.get(name)}
    cells, outline = asked.getlist("cell"), asked.get("outline")
    try:
        if cells:
            initial |= {"geometry": write_outline(outline_of_cells(cells)), "method": FROM_CELLS}
        elif outline:
            initial["geometry"] = write_outline(read_outline(outline))
    except GeometryError as error:
        return initial, str(error)
    return initial, ""


class Neighbours:
    """The zones around one that is drawn, as they lie on its first day."""

    def __init__(self, day: date, leaving_out: Zone | None) -> None:
        self._drawn = leaving_out
        zones = Zone.objects.with_outline_on(day).exclude(pk=leaving_out.pk if leaving_out else None)
        self._outlined: list[Any] = [zone for zone in zones if zone.outline]

    @property
    def shapes(self) -> list[Shape]:
        """Wider areas first, so that they lie under the zones within them."""
        ordered = sorted(self._outlined, key=lambda zone: (zone.kind, zone.name))
        looks: Mapping[str, str] = {Zone.Kind.CONTEXT: "context", Zone.Kind.HOTSPOT: "neighbour"}
        return [(zone.name, looks[zone.kind], zone.outline[0].geometry) for zone in ordered]

    def warnings(self, name: str, kind: str, parent: Zone | None, polygon: Polygon) -> list[str]:
        """What does not forbid the outline, and should be known before it holds."""
        slug = self._drawn.slug if self._drawn else slug_of(name)
        drawn = NamedPlace(name, Place(0, slug, 1 if parent else 0, polygon))
        sentences = overlap_sentences(drawn, [_named(zone) for zone in self._outlined if zone.kind == kind])
        for zone in self._outlined:
            if parent is not None and zone.pk == parent.pk:
                sentences.append(outside_sentence(drawn, _named(zone)) or "")
            if self._drawn is not None and zone.parent_id == self._drawn.pk:
                sentences.append(outside_sentence(_named(zone), drawn) or "")
        return [each for each in sentences if each]


def _named(zone: Any) -> NamedPlace:
    version = zone.outline[0]
    return NamedPlace(zone.name, Place(version.pk, zone.slug, 1 if zone.parent_id else 0, version.polygon))
