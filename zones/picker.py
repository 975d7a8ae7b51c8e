"""What the place picker of a form is given: the zones of a day, and where the council's area ends."""

from datetime import date
from typing import Any, cast

from django.conf import settings

from zones.models import Zone


def picker_data(day: date) -> dict[str, Any]:
    """Zones with their ring in [lng, lat] order; those within a wider area first, as they win."""
    zones = [zone for zone in Zone.objects.with_outline_on(day) if zone.outline]
    zones.sort(key=lambda zone: (zone.parent_id is None, zone.slug))
    box: tuple[float, float, float, float] = cast(Any, settings.COUNCIL_AREA["box"])
    south, west, north, east = box
    return {
        "area": settings.COUNCIL_AREA["name"],
        "box": {"south": south, "west": west, "north": north, "east": east},
        "zones": [
            {"name": zone.name, "kind": zone.kind, "ring": zone.outline[0].geometry["coordinates"][0]}
            for zone in zones
        ],
    }
