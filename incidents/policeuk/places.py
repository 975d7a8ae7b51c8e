"""Reads pairs of coordinates; most rows of a file stand on a point that an earlier row had."""

from collections.abc import Callable
from functools import lru_cache

# Great Britain and Northern Ireland with room to spare: a swapped pair falls outside.
_LAT = (49.0, 61.5)
_LNG = (-9.0, 2.5)

CellOf = Callable[[float, float], int]
# Latitude, longitude, cell; three Nones where the police gave no point.
Place = tuple[float, float, int] | tuple[None, None, None]
NOWHERE: Place = (None, None, None)


class BadPlaceError(ValueError):
    """Coordinates that cannot be; the message is for the person who brought the file."""


def place_reader(cell_of: CellOf) -> Callable[[str, str], Place]:
    """A reader with a memory of its own, so that the H3 cell of a point is worked out once."""

    @lru_cache(maxsize=1 << 16)
    def read_place(lat_text: str, lng_text: str) -> Place:
        if not lat_text.strip() and not lng_text.strip():
            return NOWHERE
        if not lat_text.strip() or not lng_text.strip():
            raise BadPlaceError("only one of latitude and longitude is there")
        try:
            lat, lng = float(lat_text), float(lng_text)
        except ValueError:
            raise BadPlaceError(f"not coordinates: {lat_text}, {lng_text}") from None
        if _LAT[0] <= lat <= _LAT[1] and _LNG[0] <= lng <= _LNG[1]:
            return lat, lng, cell_of(lat, lng)
        if _LAT[0] <= lng <= _LAT[1] and _LNG[0] <= lat <= _LNG[1]:
            raise BadPlaceError(f"latitude {lat_text} and longitude {lng_text} are swapped")
        raise BadPlaceError(f"not in the United Kingdom: latitude {lat_text}, longitude {lng_text}")

    return read_place
