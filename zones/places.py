"""What the place of a record must be, whether a form or the API asks."""

from typing import cast

from django.conf import settings

from zones.models import Zone

SOUTH, WEST, NORTH, EAST = cast(
    tuple[float, float, float, float], cast(object, settings.COUNCIL_AREA["neighbourhood"])
)


def place_problem(lat: float | None, lng: float | None, zone: Zone | None) -> tuple[str, str] | None:
    """The field that is wrong, and why: a place is a zone, or both coordinates."""
    if (lat is None) != (lng is None):
        return "lat" if lat is None else "lng", "Give both coordinates, or neither."
    if lat is None and zone is None:
        return "zone", "Choose a zone, or give the coordinates."
    return None
