"""The places that figures are published of. None lies within another, so that no two can be subtracted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from zones.models import Zone, ZoneVersion

# No zone has an empty slug.
ELSEWHERE = ""


@dataclass(frozen=True)
class PublishedPlace:
    """A hotspot zone; a wider area without the zones inside it; or what lies outside all of them."""

    key: str
    name: str


@dataclass(frozen=True)
class PublishedArea:
    """What is asked for and drawn: one place, or a wider area made up of several."""

    slug: str
    name: str
    is_hotspot: bool
    keys: tuple[str, ...]
    outline: Any


@dataclass(frozen=True)
class Town:
    """`places` are counted; `areas` are added up from them, the hotspot zones first."""

    places: tuple[PublishedPlace, ...]
    areas: tuple[PublishedArea, ...]

    @property
    def zones(self) -> tuple[PublishedArea, ...]:
        return tuple(area for area in self.areas if area.is_hotspot)


def town_on(day: date) -> Town:
    """All zones that there are, with the outline that each has on that day."""
    zones = list(Zone.objects.with_outline_on(day).prefetch_related("children"))
    hotspots = [zone for zone in zones if zone.kind == Zone.Kind.HOTSPOT]
    wider = [zone for zone in zones if zone.kind != Zone.Kind.HOTSPOT]
    return Town(
        places=(
            *(PublishedPlace(zone.slug, zone.name) for zone in hotspots),
            *(PublishedPlace(zone.slug, f"Rest of {zone.name}") for zone in wider),
            PublishedPlace(ELSEWHERE, "Elsewhere"),
        ),
        areas=tuple(_area(zone) for zone in (*hotspots, *wider)),
    )


def _area(zone: Zone) -> PublishedArea:
    versions: list[ZoneVersion] = zone.outline  # type: ignore[attr-defined]
    keys = (zone.slug, *(child.slug for child in zone.children.all()))
    is_hotspot = zone.kind == Zone.Kind.HOTSPOT
    name = zone.name if is_hotspot else f"{zone.name}, with the zones inside it"
    return PublishedArea(zone.slug, name, is_hotspot, keys, versions[0].geometry if versions else None)
