"""Every address, every way of calling it, every role: what happens is what the table says."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.rights import RIGHTS, rights_of
from audit.models import AccessRecord
from harlowsafety.navigation import ENTRIES
from tests.access import EXPECTED
from tests.routes import Route, all_routes
from tests.world import ROLES, SAID, World, one_of_everything

pytestmark = pytest.mark.django_db
ROUTES = {route.name: route for route in all_routes()}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Made once for all rows; each request is undone, so that none finds what another left."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield one_of_everything()
        transaction.set_rollback(True)


def test_the_table_has_every_route_and_no_other() -> None:
    offered = {(route.name, method) for route in ROUTES.values() for method in route.methods}

    assert offered - EXPECTED.keys() == set(), "routes that the table lacks"
    assert EXPECTED.keys() - offered == set(), "rows of the table without a route"


@pytest.mark.parametrize(("route", "method"), EXPECTED, ids=lambda part: part)
def test_each_role_finds_what_the_table_says(world: World, route: str, method: str) -> None:
    found = {role: ask(world, ROUTES[route], method, role) for role in ROLES}

    assert found == EXPECTED[route, method]


def test_nothing_but_the_public_routes_opens_to_those_who_are_not_signed_in() -> None:
    open_to_all = {route for (route, _), row in EXPECTED.items() if row["nobody"] == "ok"}

    assert open_to_all <= settings.PUBLIC_ROUTES


def test_who_has_left_finds_what_nobody_finds() -> None:
    differing = {route for route, row in EXPECTED.items() if row["stranger"] != row["nobody"]}

    assert differing == set()


def test_the_menu_offers_what_opens_and_nothing_else() -> None:
    offered = {(route, role) for _, route, right in ENTRIES for role in RIGHTS if right in rights_of(role)}
    opens = {
        (route, role) for _, route, _ in ENTRIES for role in RIGHTS if EXPECTED[route, "GET"][role] == "ok"
    }

    assert offered == opens


def ask(world: World, route: Route, method: str, role: str) -> str:
    """What that person meets there: ok, refused, sign-in, or hidden (it is not there for them)."""
    client = Client()
    with transaction.atomic():
        if role in world.people:
            client.force_login(world.people[role])
        refusals = AccessRecord.objects.filter(action="refused").count()
        response = client.generic(method, route.address(world.records), **_body(route, method))
        answer = _in_a_word(response)
        if answer == "refused":
            assert AccessRecord.objects.filter(action="refused").count() == refusals + 1
        transaction.set_rollback(True)
    return answer


def _body(route: Route, method: str) -> dict[str, str]:
    if method == "GET":
        return {}
    said = SAID.get(route.name, {})
    if route.is_api:
        return {"data": json.dumps(said), "content_type": "application/json"}
    return {"data": urlencode(said), "content_type": "application/x-www-form-urlencoded"}


def _in_a_word(response: HttpResponse) -> str:
    if response.status_code == 401 or response.headers.get("Location", "").startswith(
        reverse("account_login") + "?"
    ):
        return "sign-in"
    named = {403: "refused", 404: "hidden", 405: "no such method"}
    return named.get(response.status_code, "ok" if response.status_code < 500 else "broken")
