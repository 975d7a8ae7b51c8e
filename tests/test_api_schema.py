"""The API describes itself completely and without warnings, and its errors name the field."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework.test import APIClient

from accounts.models import User
from tests.routes import all_routes

Schema = dict[str, Any]
METHODS = {"get", "post", "put", "patch", "delete"}
NOT_DESCRIBED = {"api:schema", "api:docs"}
Api = Callable[[User], APIClient]


@pytest.fixture(scope="module")
def schema() -> Iterator[Schema]:
    GENERATOR_STATS.reset()
    yield SchemaGenerator(api_version="1").get_schema(request=None, public=True)
    GENERATOR_STATS.reset()


def operations(schema: Schema) -> list[tuple[str, str, Schema]]:
    return [
        (path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    ]


def test_the_schema_is_made_without_a_warning(schema: Schema, capsys: pytest.CaptureFixture[str]) -> None:
    messages = [*GENERATOR_STATS._warn_cache, *GENERATOR_STATS._error_cache]

    assert messages == []


def test_the_schema_is_openapi_3(schema: Schema) -> None:
    validate_schema(schema)

    assert schema["openapi"].startswith("3.")


def test_every_endpoint_and_method_is_described(schema: Schema) -> None:
    routes = [route for route in all_routes() if route.name.startswith("api:")]
    offered = sum(len(route.methods) for route in routes if route.name not in NOT_DESCRIBED)

    assert len(operations(schema)) == offered


def test_every_operation_says_what_it_is_for(schema: Schema) -> None:
    silent = [
        f"{method} {path}"
        for path, method, operation in operations(schema)
        if not operation.get("description") and not operation.get("summary")
    ]

    assert silent == []


def test_lists_say_how_they_are_paged(schema: Schema) -> None:
    paged = {
        path
        for path, method, operation in operations(schema)
        if method == "get" and "page" in {each["name"] for each in operation.get("parameters", ())}
    }

    assert {"/api/v1/incidents/", "/api/v1/patrols/"} <= paged


def test_what_may_be_sent_twice_says_so(schema: Schema) -> None:
    told = {
        path.removeprefix("/api/v1/")
        for path, method, operation in operations(schema)
        if method == "post"
        and "Idempotency-Key" in {each["name"] for each in operation.get("parameters", ())}
    }

    assert told == {
        "incidents/", "patrols/", "patrols/{reference}/visits/", "planned-visits/", "stop-searches/",
        "hours-targets/", "repeating-plans/", "hotspots/views/",
        "deployments/", "authorisations/", "town-events/", "actions/",
        "summaries/{week}/comments/", "tracks/", "imports/",
    }  # fmt: skip


@pytest.mark.django_db
def test_an_error_names_the_field(officer: User, api: Api) -> None:
    answer = api(officer).post("/api/v1/incidents/", {"category": "no such thing"})

    assert answer.status_code == 400
    assert "category" in answer.json()
    assert "occurred_at" in answer.json()


@pytest.mark.django_db
def test_swagger_loads_nothing_from_another_host(officer: User, api: Api) -> None:
    page = api(officer).get("/api/docs/", headers={"accept": "text/html"}).content.decode()

    assert "https://" not in page.replace('"https://json-schema.org', "")
    assert "/static/drf_spectacular_sidecar/" in page


@pytest.mark.django_db
def test_the_page_for_people_is_marked_and_has_nothing_that_the_content_policy_blocks(analyst, sign_in):
    page = sign_in(analyst).get("/api/docs/").content.decode()

    assert page.count("OFFICIAL") == 2
    assert "<style" not in page
    assert "swagger-ui" in page
