"""Places everybody in Harlow knows, so that a map without tiles still says where one is. Plain Python."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Landmark:
    """A building or stop; its point is that of its postcode, good to some tens of metres."""

    name: str
    lat: float
    lng: float


LANDMARKS = (
    Landmark("North Westgate House", 51.77084, 0.09217),
    Landmark("East Gate", 51.77056, 0.09340),
    Landmark("the Harvey Centre", 51.76919, 0.09358),
    Landmark("the bus station", 51.77033, 0.09594),
    Landmark("the Civic Centre", 51.76765, 0.09413),
    Landmark("the police station", 51.76849, 0.09648),
)
