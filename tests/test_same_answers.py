"""Every page and endpoint of every room, read twice: again after incidents that its reader may not know of.

Behaviour, not code: a view that counted or showed them by whatever way would answer another thing.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from incidents.categories import SENSITIVE
from incidents.tests.factories import incident
from measures.weeks import Week
from tests.routes import Route, all_routes
from tests.world import World, one_of_everything

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
# On days of the map's usual period, of the running and the last month, of the issued paper and of last year.
DAYS = [NOW - timedelta(days=days) for days in (1, 9, 40, 370)] + [Week(2026, 40).starts_at]
PLACES: list[dict[str, Any]] = [{}, {"lat": 51.77145, "lng": 0.09363}, {"lat": 51.79, "lng": 0.11}]
# They tell of our own asking, or of a secret made for it.
# What is published of a month is attacked in tests of its own.
TELLS_OF_READERS = (
    "audit:", "api:access-log", "accounts:sessions", "mfa_activate_totp", "mfa_add_webauthn",
)  # fmt: skip
PUBLISHED = ("hotspots:published", "api:hotspots-published")
# Tokens; how many were refused lately, which our own asking adds to; the number of the request itself.
_VOLATILE = re.compile(rb'(nonce|value)="[^"]{20,}"|\d+ refused|number: <strong>\w+')


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        yield one_of_everything()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("role", "kinds", "but_not"),
    [
        ("officer", sorted(SENSITIVE), TELLS_OF_READERS),
        ("councillor", ["theft", "violence", "hate_crime"], (*TELLS_OF_READERS, *PUBLISHED)),
        ("administrator", ["theft", "violence", "hate_crime"], (*TELLS_OF_READERS, *PUBLISHED)),
    ],
)
def test_incidents_that_a_reader_may_not_know_of_change_no_answer(
    world: World, role: str, kinds: list[str], but_not: tuple[str, ...]
) -> None:
    routes = [
        route for route in all_routes() if "GET" in route.methods and not route.name.startswith(but_not)
    ]

    before = answers(world, role, routes, [])
    # What is refused is refused whatever there is: asked once.
    opened = [route for route in routes if before[route.name][0] != 403]
    after = answers(world, role, opened, kinds)

    assert len(opened) > 20
    assert [name for name in after if after[name] != before[name]] == []


def test_the_question_has_teeth_who_reads_records_is_answered_otherwise(world: World) -> None:
    routes = [route for route in all_routes() if route.name in {"hotspots:map", "api:incidents-list"}]

    before = answers(world, "liaison", routes, [])
    after = answers(world, "liaison", routes, sorted(SENSITIVE))

    assert all(after[name] != answer for name, answer in before.items()) and len(before) == 2


def answers(world: World, role: str, routes: list[Route], kinds: list[str]) -> dict[str, tuple[int, bytes]]:
    """What each route says once such incidents were reported; then all is as it was."""
    found = {}
    with transaction.atomic():
        for kind in kinds:
            for day in DAYS:
                for place in PLACES:
                    incident(world.people["liaison"], category=kind, occurred_at=day, now=NOW, **place)
        for route in routes:
            client = Client()
            client.force_login(world.people[role])
            response = client.get(route.address(world.records))
            body = b"".join(response.streaming_content) if response.streaming else response.content
            found[route.name] = (response.status_code, _VOLATILE.sub(b"", body))
        transaction.set_rollback(True)
    return found
