"""What to call a cell of the map: a side of its zone, or how far it is from a landmark. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, degrees, radians

from hotspots.layers.landmarks import LANDMARKS, Landmark
from zones.geometry import Place, distance_m, resolve_all

COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
# Nearer than this, a side would say more than a cell of about 150 metres knows.
MIDDLE_M = 45
NEAR_M = 90
# The middles of the cells of a country that anybody looked at; about 10 MB.
MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """What a list calls a place: a zone has a slug, a cell a number, the ground outside the zones neither."""

    name: str
    slug: str = ""
    cell: int | None = None

    @property
    def code(self) -> str:
        """The cell as H3 writes it; empty for anything else."""
        return "" if self.cell is None else f"{self.cell:x}"


@dataclass(frozen=True)
class Namer:
    """Names points by the zones of one day and the landmarks."""

    places: Sequence[Place]
    names: dict[str, str]
    landmarks: Iterable[Landmark] = LANDMARKS
    _named: dict[tuple[float, float], str] = field(default_factory=dict, repr=False, compare=False)

    def name(self, lat: float, lng: float) -> str:
        """Such as "The Stow, east side" or "310 m south of the Harvey Centre"; each point worked out once."""
        if (lat, lng) not in self._named:
            self.learn([(lat, lng)])
        return self._named[lat, lng]

    def learn(self, points: Iterable[tuple[float, float]]) -> None:
        """Name many points (lat, lng) at once, which is far quicker than one by one."""
        new = [point for point in dict.fromkeys(points) if point not in self._named]
        if len(self._named) + len(new) > MOST_KEPT:
            self._named.clear()
        places = resolve_all(new, self.places) if new else []
        for point, place in zip(new, places, strict=True):
            self._named[point] = self._words(*point, place)

    def _words(self, lat: float, lng: float, place: Place | None) -> str:
        if place is not None:
            middle = place.polygon.centroid
            away = distance_m(middle.y, middle.x, lat, lng)
            side = "middle" if away < MIDDLE_M else f"{compass(middle.y, middle.x, lat, lng)} side"
            return f"{self.names[place.slug]}, {side}"
        narrower = cos(radians(lat)) ** 2
        nearest = min(
            self.landmarks, key=lambda each: (each.lat - lat) ** 2 + narrower * (each.lng - lng) ** 2
        )
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
