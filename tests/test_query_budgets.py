"""How many queries each list costs is written down and reviewed, and thirty rows cost what one costs."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access import EXPECTED
from tests.routes import Route, all_routes
from tests.world import World, one_of_everything

pytestmark = pytest.mark.django_db
BUDGETS: dict[str, int] = json.loads(Path(__file__).with_name("query_budgets.json").read_text())
LISTS = {route.name: route for route in all_routes() if route.is_list}
MANY = 30


@pytest.fixture
def world(db: None) -> World:
    return one_of_everything()


def test_every_list_has_a_budget_and_nothing_else_has() -> None:
    assert set(LISTS) == set(BUDGETS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_thirty_costs_what_a_list_of_one_costs(name: str, world: World) -> None:
    route = LISTS[name]
    kind = route.kind(world.records)
    with_one = queries_of(route, world)

    for _ in range(MANY - 1):
        world.add(kind)

    assert (with_one, queries_of(route, world)) == (BUDGETS.get(name), BUDGETS.get(name))


def queries_of(route: Route, world: World) -> int:
    """As the first role for whom it opens; a first look fills what is remembered between requests."""
    role = next(role for role, found in EXPECTED[route.name, "GET"].items() if found == "ok")
    client = Client()
    client.force_login(world.people[role])
    address: Any = route.address(world.records)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)
