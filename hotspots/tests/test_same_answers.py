"""Who may not read kinds that imply a victim gets the very same answers whether there are any or not.

Here the endpoints, by several filters; the pages are asked with those of all rooms in tests/.
"""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from hotspots.models import KeptMonth
from hotspots.tests.factories import NORTH_GATE, OUTSIDE, incidents
from incidents.categories import SENSITIVE
from tests.routes import all_routes

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
PLACES = ({}, NORTH_GATE, OUTSIDE)
QUERIES = [
    {},
    {"category": "violence", "period": "52-weeks"},
    {"time_of_day": "afternoon", "weekday": "mon-fri", "compare": "last-year"},
    {"zone": "the-stow", "source": "cctv"},
]
ROUTES = sorted(
    route.name
    for route in all_routes()
    if route.name.startswith("api:hotspots-") and not route.parameters and "GET" in route.methods
)


@pytest.fixture(autouse=True)
def town(zones, liaison):
    with time_machine.travel(NOW, tick=False):
        for days_ago in (2, 30, 370):
            for place in PLACES:
                incidents(liaison, NOW, days_ago=days_ago, count=2, **place)
        yield


def answers(client, route):
    """What each question finds, without what differs from one loading of a page to the next."""
    found = []
    for query in QUERIES:
        response = client.get(reverse(route), query)
        text = b"" if response.status_code == 403 else response.content
        found.append((response.status_code, re.sub(rb'(nonce|value)="[^"]{20,}"', b"", text)))
    return found


@pytest.mark.parametrize("route", ROUTES)
def test_kinds_that_imply_a_victim_change_no_answer(route, officer, liaison, sign_in):
    client = sign_in(officer)
    before = answers(client, route)

    for kind in sorted(SENSITIVE):
        for place in PLACES:
            incidents(liaison, NOW, days_ago=2, category=kind, **place)
            incidents(liaison, NOW, days_ago=800, category=kind, **place)
            incidents(liaison, NOW, days_ago=30, category=kind, time_precision="day", **place)

    # Else the second reading would only find what the first has fixed.
    KeptMonth.objects.all().delete()

    assert answers(client, route) == before


def test_suggested_visits_are_the_same_for_those_who_plan_them(supervisor, liaison, sign_in):
    client = sign_in(supervisor)
    before = answers(client, "api:hotspots-suggested-visits-list")

    for kind in sorted(SENSITIVE):
        incidents(liaison, NOW, days_ago=2, count=5, category=kind)

    assert answers(client, "api:hotspots-suggested-visits-list") == before
