"""Where a record lies, as GeoJSON."""

from typing import Any

from accounts.models import User
from exports.lists import Geometry
from incidents.models import Incident


def point_of(row: Any, user: User) -> Geometry | None:
    """A point that everybody who reads the row may see."""
    return {"type": "Point", "coordinates": [row.lng, row.lat]} if row.lat is not None else None


def point_of_incident(incident: Incident, user: User) -> Geometry | None:
    """As on its page: of a kind that implies a victim nobody is given the point."""
    return point_of(incident, user) if incident.shows_point_to(user) else None


def outline_of(zone: Any, user: User) -> Geometry | None:
    """The one that holds on the day on which the file is made."""
    return zone.outline[0].geometry if zone.outline else None
