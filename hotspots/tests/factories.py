"""Weeks of incidents for the map, made the way the pages make them."""

from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from incidents.models import Incident
from incidents.tests.factories import STOW, incident
from measures.weeks import local

NORTH_GATE = {"lat": 51.77145, "lng": 0.09363}
WEST_GATE = {"lat": 51.77019, "lng": 0.09139}
OUTSIDE = {"lat": 51.7800, "lng": 0.1300}


def at_noon(now: datetime, days_ago: int) -> datetime:
    """Noon in Harlow so many days ago; now itself for today, so that it is not in the future."""
    if days_ago == 0:
        return now
    return local(now - timedelta(days=days_ago)).replace(hour=12, minute=0, second=0, microsecond=0)


def incidents(by: User, now: datetime, *, days_ago: int, count: int = 1, **fields: Any) -> list[Incident]:
    when = at_noon(now, days_ago)
    place = {} if {"lat", "zone"} & fields.keys() else STOW
    return [incident(by, occurred_at=when, now=now, **place, **fields) for _ in range(count)]
