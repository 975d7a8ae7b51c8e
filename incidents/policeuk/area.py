"""Which rows concern a council: by small-area name for crimes, by a box for stop searches."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A place to keep rows of. Crimes carry an LSOA name, stop searches only a point."""

    name: str
    lsoa_prefix: str = ""
    # South, west, north, east in degrees; none keeps points anywhere and rows without a point.
    box: tuple[float, float, float, float] | None = None
    margin: float = 0.0

    @property
    def is_everywhere(self) -> bool:
        return not self.lsoa_prefix and self.box is None

    def keeps_point(self, lat: float, lng: float) -> bool:
        """Inside or near: a published point is moved to a map point, so the edge is soft."""
        if self.box is None:
            return True
        south, west, north, east = self.box
        return (
            south - self.margin <= lat <= north + self.margin
            and west - self.margin <= lng <= east + self.margin
        )

    def digest(self, reader: str) -> str:
        """Changes when this area, or the reader that applied it, would keep other rows."""
        parts = (reader, self.name, self.lsoa_prefix, self.box, self.margin)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


EVERYWHERE = Area("all")
