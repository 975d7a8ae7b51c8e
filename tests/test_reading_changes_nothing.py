"""Who only looks changes nothing that has a history: a GET does not tell the database who asks."""

import pytest
from django.apps import apps
from django.test import Client
from pghistory.models import Event

from tests.access import EXPECTED
from tests.routes import all_routes
from tests.world import one_of_everything

pytestmark = pytest.mark.django_db


def test_no_page_and_no_endpoint_changes_by_being_looked_at_what_has_a_history() -> None:
    world = one_of_everything()
    before = how_many_changes()

    for route in all_routes():
        found = EXPECTED.get((route.name, "GET"), {})
        for role in [role for role in world.people if found.get(role) == "ok"][:1]:
            client = Client()
            client.force_login(world.people[role])
            client.get(route.address(world.records))

    assert how_many_changes() == before


def how_many_changes() -> dict[str, int]:
    kept = [model for model in apps.get_models() if issubclass(model, Event) and model._meta.managed]
    return {model._meta.label: model._base_manager.count() for model in kept}
