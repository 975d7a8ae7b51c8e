"""Every page that a role may open: no accessibility fault, nothing missing, at a desk and on a phone."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from tests.access import EXPECTED
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.routes import Route, all_routes

# A bare picture is drawn by the browser in a page of its own making, whose style our policy does not let in.
NO_PAGES = {"incidents:attachment"}


def pages_of(role: str) -> list[Route]:
    return [
        route
        for route in all_routes()
        if EXPECTED.get((route.name, "GET"), {}).get(role) == "ok"
        and not route.name.startswith("api:")
        and route.name not in NO_PAGES
    ]


def refusals_on(route: Route, role: str) -> set[tuple[int, str]]:
    """The patrol log opens for everybody, asks what this person may log, and is told if that is nothing."""
    said = EXPECTED[("api:patrols-kit", "GET")][role]
    if route.name != "patrols:out" or said == "ok":
        return set()
    return {({"refused": 403, "sign-in": 401}[said], reverse("api:patrols-kit"))}


@pytest.mark.parametrize("role", [*Role.values, "nobody"])
def test_no_page_has_an_accessibility_fault_at_a_desk_or_on_a_phone(
    role: str, visiting: Visiting, site: Site
) -> None:
    visit = visiting(role)
    faults = []

    for route in pages_of(role):
        visit.expected = refusals_on(route, role)
        visit.narrow(1280)
        if not visit.open(route.address(site.world.records)):
            continue
        faults += [f"{route.name} at 1280: {fault}" for fault in visit.faults()]
        visit.narrow(390)
        faults += [f"{route.name} at 390: {fault}" for fault in visit.faults()]
        if visit.is_wider_than_the_screen():
            faults.append(f"{route.name} at 390: wider than the screen")

    assert not faults, "\n".join(faults)
