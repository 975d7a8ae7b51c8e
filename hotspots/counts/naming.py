"""What to call a cell of the map: a side of its zone, or how far it is from a landmark. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, radians

from hotspots.layers.landmarks import LANDMARKS, Landmark
from zones.geometry import Place, distance_m, resolve

COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
# Nearer than this, a side would say more than a cell of about 150 metres knows.
MIDDLE_M = 45
NEAR_M = 90


@dataclass(frozen=True)
class Namer:
    """Names points by the zones of one day and the landmarks."""

    places: Sequence[Place]
    names: dict[str, str]
    landmarks: Iterable[Landmark] = LANDMARKS

    def name(self, lat: float, lng: float) -> str:
        """Such as "The Stow, east side" or "310 m south of the Harvey Centre"."""
        place = resolve(lat, lng, self.places)
        if place is not None:
            middle = place.polygon.centroid
            away = distance_m(middle.y, middle.x, lat, lng)
            side = "middle" if away < MIDDLE_M else f"{compass(middle.y, middle.x, lat, lng)} side"
            return f"{self.names[place.slug]}, {side}"
        nearest = min(self.landmarks, key=lambda each: distance_m(each.lat, each.lng, lat, lng))
        away = distance_m(nearest.lat, nearest.lng, lat, lng)
        if away < NEAR_M:
            return f"At {nearest.name}"
        return f"{rounded(away)} {compass(nearest.lat, nearest.lng, lat, lng)} of {nearest.name}"


def compass(from_lat: float, from_lng: float, to_lat: float, to_lng: float) -> str:
    """The eighth of the compass in which the second point lies, seen from the first."""
    east = (to_lng - from_lng) * cos(radians(from_lat))
    bearing = degrees(atan2(east, to_lat - from_lat)) % 360
    return COMPASS[round(bearing / 45) % 8]


def rounded(metres: float) -> str:
    """A distance as people say it: "310 m", "1.4 km"."""
    return f"{round(metres, -1):.0f} m" if metres < 995 else f"{metres / 1000:.1f} km"
