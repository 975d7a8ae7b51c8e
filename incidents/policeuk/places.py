"""Reads pairs of coordinates; most rows stand on a point that an earlier row had."""

from collections.abc import Callable
from functools import lru_cache

from incidents.policeuk.area import Area

# Great Britain and Northern Ireland with room to spare: a swapped pair falls outside.
_LAT = (49.0, 61.5)
_LNG = (-9.0, 2.5)

# Enough for every map point of a large force; beyond it the oldest, or all, are forgotten.
MAX_REMEMBERED = 100_000

# Latitude, longitude, cell; three Nones where the police gave no point.
Place = tuple[float, float, int] | tuple[None, None, None]
NOWHERE: Place = (None, None, None)


class BadPlaceError(ValueError):
    """Coordinates that cannot be; the message is for the person who brought the file."""


class Places:
    """The area that an import keeps, and what its files have told of places so far.

    Shared by all files of an import, so that a point's H3 cell is worked out once.
    """

    def __init__(self, area: Area, cell_of: Callable[[float, float], int]) -> None:
        self.area = area
        self.keeps_all = area.is_everywhere
        # For readers that remember more than the point: emptied by them when it is full.
        self.remembered: dict[tuple[str, ...], tuple[int, str]] = {}
        self._cell_of = cell_of
        self.point = lru_cache(MAX_REMEMBERED)(self._point)

    def _point(self, lat_text: str, lng_text: str) -> Place:
        if not lat_text.strip() and not lng_text.strip():
            return NOWHERE
        if not lat_text.strip() or not lng_text.strip():
            raise BadPlaceError("only one of latitude and longitude is there")
        try:
            lat, lng = float(lat_text), float(lng_text)
        except ValueError:
            raise BadPlaceError(f"not coordinates: {lat_text}, {lng_text}") from None
        if _LAT[0] <= lat <= _LAT[1] and _LNG[0] <= lng <= _LNG[1]:
            return lat, lng, self._cell_of(lat, lng)
        if _LAT[0] <= lng <= _LAT[1] and _LNG[0] <= lat <= _LNG[1]:
            raise BadPlaceError(f"latitude {lat_text} and longitude {lng_text} are swapped")
        raise BadPlaceError(f"not in the United Kingdom: latitude {lat_text}, longitude {lng_text}")
