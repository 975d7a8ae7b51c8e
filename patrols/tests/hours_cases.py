"""Patrols at hours that are easy to check by hand, for the tests of hours and returns."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation, User
from accounts.tests.factories import police
from measures.weeks import LONDON
from patrols.entry import VisitEntry
from patrols.models import Patrol
from patrols.tests.factories import code, patrol
from zones.models import Zone

LATER = datetime(2027, 2, 1, 12, tzinfo=LONDON)


def at(text: str, *, fold: int = 0) -> datetime:
    """2026-10-01 19:00 by the London clock; `fold=1` is the second of two such hours."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold)


def walked(by: User, begun: datetime, minutes: float, **fields: Any) -> Patrol:
    """A patrol of that many elapsed minutes, logged long after."""
    start = datetime.fromtimestamp(begun.timestamp(), LONDON)
    end = datetime.fromtimestamp(begun.timestamp() + minutes * 60, LONDON)
    return patrol(by, started_at=start, ended_at=end, now=LATER, sure=True, **fields)


def inside(zone: Zone, begun: datetime, minutes: float, **counts: int) -> VisitEntry:
    """So many minutes in the zone, from then on."""
    return VisitEntry(
        zone, begun, begun + timedelta(minutes=minutes), {code(name): n for name, n in counts.items()}
    )


def organisation(name: str, short_name: str, kind: str) -> Organisation:
    return Organisation.objects.get_or_create(name=name, defaults={"short_name": short_name, "kind": kind})[0]


def one_each(by: User, zones: dict[str, Zone], days: range) -> None:
    """A joint patrol at noon of each of these days of October, with one piece of advice."""
    for day in days:
        start = at(f"2026-10-{day:02d} 12:00")
        walked(by, start, 60, partners={police(): 1}, visits=[inside(zones["the-stow"], start, 15, ADV=1)])


def queries(browser: Client, address: str, asked: dict[str, str]) -> int:
    """How many questions the page costs the database."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address, asked).status_code == 200
    return len(captured)
