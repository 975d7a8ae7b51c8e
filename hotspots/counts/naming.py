"""What to call a cell of the map: a side of its zone, or how far it is from a landmark. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, degrees, radians

from hotspots.layers.landmarks import LANDMARKS, Landmark
from zones.geometry import Place, cell_centre, distance_m, resolve_all

COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
# Nearer than this, a side would say more than a cell of about 150 metres knows.
MIDDLE_M = 45
NEAR_M = 90
# The cells of a country that anybody looked at; about 10 MB.
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
    """Names cells and points by the zones of one day and the landmarks."""

    places: Sequence[Place]
    names: dict[str, str]
    landmarks: Iterable[Landmark] = LANDMARKS
    _of_cells: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def of_cell(self, cell: int) -> str:
        """Such as "The Stow, east side" or "310 m south of the Harvey Centre"; each cell worked out once."""
        known = self._of_cells.get(cell)
        if known is None:
            [known] = self._names([cell_centre(cell)])
            self._keep({cell: known})
        return known

    def learn(self, cells: Iterable[int]) -> None:
        """Name many cells at once, which is far quicker than one by one."""
        new = [cell for cell in cells if cell not in self._of_cells]
        self._keep(dict(zip(new, self._names(list(map(cell_centre, new))), strict=True)))

    def _keep(self, named: dict[int, str]) -> None:
        """Threads share them: what one has just looked up, another may empty."""
        if len(self._of_cells) + len(named) > MOST_KEPT:
            self._of_cells.clear()
        self._of_cells.update(named)

    def of_point(self, lat: float, lng: float) -> str:
        [name] = self._names([(lat, lng)])
        return name

    def _names(self, points: Sequence[tuple[float, float]]) -> list[str]:
        places = resolve_all(points, self.places) if points else []
        return [self._words(*point, place) for point, place in zip(points, places, strict=True)]

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
