"""The tables of this room: zones and what is located in them, powers, events, published outlines."""

from zones.models.authorisation import Authorisation
from zones.models.boundary import Boundary
from zones.models.event import TownEvent
from zones.models.places import Located, Zone, ZoneVersion

__all__ = ["Authorisation", "Boundary", "Located", "TownEvent", "Zone", "ZoneVersion"]
