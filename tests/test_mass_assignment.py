"""What the API takes from outside is written down, and nothing else of a record can be set by it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.test import Client
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator

from tests.access import EXPECTED
from tests.routes import Route, all_routes
from tests.world import MAKERS, World, one_of_everything

pytestmark = pytest.mark.django_db
TAKEN = Path(__file__).with_name("writable_fields.json")
CHANGED = {route.name: route for route in all_routes() if route.is_api and "PATCH" in route.methods}
# Set by the service that writes a record, never by who asks for it.
OURS = ("id", "pk", "reference", "sha256", "import_batch", "recorded_by", "reported_by", "author", "role")
# The police's own number of a search.
THEIRS = {("POST /api/v1/stop-searches/", "reference"), ("PATCH /api/v1/stop-searches/{id}/", "reference")}


@pytest.fixture(scope="module")
def taken() -> Iterator[dict[str, list[str]]]:
    """Way of calling and address, and which fields of its body are read."""
    GENERATOR_STATS.reset()
    schema = SchemaGenerator(api_version="1").get_schema(request=None, public=True)
    parts = schema["components"]["schemas"]
    yield {
        f"{method.upper()} {path}": sorted({*_fields(operation["requestBody"], parts)})
        for path, methods in sorted(schema["paths"].items())
        for method, operation in sorted(methods.items())
        if "requestBody" in operation
    }
    GENERATOR_STATS.reset()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield one_of_everything()
        transaction.set_rollback(True)


def test_each_endpoint_takes_the_fields_that_are_written_down(taken: dict[str, list[str]]) -> None:
    """Read a change of the file as you would read a change of who holds which key."""
    assert taken == json.loads(TAKEN.read_text())


def test_no_endpoint_takes_what_the_service_says_of_a_record(taken: dict[str, list[str]]) -> None:
    taken_though = {(call, name) for call, names in taken.items() for name in names if name in OURS}

    assert taken_though == THEIRS


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_sets_nothing_but_what_it_takes(
    world: World, taken: dict[str, list[str]], name: str
) -> None:
    """Every column of another record of the kind is sent; those that are not taken stay as they were."""
    route = CHANGED[name]
    with transaction.atomic():
        record = world.records[route.kind(world.records)]
        may = [role for role, found in EXPECTED[name, "PATCH"].items() if found == "ok"]
        client = Client()
        client.force_login(world.people[may[0]])
        address = route.address(world.records)
        stored = _stored(route, record)
        before = _columns(stored)

        sent = _of_another(route, stored, world, taken)
        answer = client.patch(address, _as_json(sent), "application/json")
        after = _columns(type(stored)._default_manager.get(pk=stored.pk))
        transaction.set_rollback(True)

    assert answer.status_code < 500
    assert {column for column in sent if after[column] == sent[column] != before[column]} == set()


def _of_another(route: Route, stored: models.Model, world: World, taken: dict[str, list[str]]) -> Any:
    """The columns of another record, less those that some endpoint takes."""
    kind = route.kind(world.records)
    other = MAKERS[kind](world) if kind in MAKERS else stored
    open_fields = {name for call, names in taken.items() if call.startswith("PATCH") for name in names}
    columns = _columns(_stored(route, other))
    return {name: value for name, value in columns.items() if name not in open_fields}


def _as_json(columns: dict[str, Any]) -> str:
    """Under the names of columns and of relations."""
    sent = columns | {name.removesuffix("_id"): value for name, value in columns.items()}
    return json.dumps({**sent, "pk": 0, "is_superuser": True}, cls=_Loosely)


class _Loosely(DjangoJSONEncoder):
    def default(self, o: object) -> object:
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def _stored(route: Route, record: Any) -> models.Model:
    if isinstance(record, models.Model):
        return record
    model = route.view.cls.queryset.model if getattr(route.view.cls, "queryset", None) is not None else None
    assert model is not None, f"Say which model {route.name} changes"
    found: models.Model = model._default_manager.get(pk=record.pk)
    return found


def _columns(record: models.Model) -> dict[str, Any]:
    return {
        field.attname: getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if not isinstance(field, models.GeneratedField)
    }


def _fields(body: dict[str, Any], parts: dict[str, Any]) -> Iterator[str]:
    for content in body["content"].values():
        yield from _of_schema(content["schema"], parts)


def _of_schema(schema: dict[str, Any], parts: dict[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        schema = parts[schema["$ref"].rsplit("/", 1)[1]]
    if "items" in schema:
        yield from _of_schema(schema["items"], parts)
    for name, about in schema.get("properties", {}).items():
        if not about.get("readOnly"):
            yield name
