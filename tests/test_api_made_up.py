"""The API held to its own description: schemathesis makes up questions, and every role asks them with a key.

No answer is an error of ours, and each is as the description says. `make audit` does the same at length, with
everything that writes as well.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from accounts.keys.services import create_api_token
from accounts.rights import Role
from harlowsafety.wsgi import application
from tests.routes import all_routes
from tests.world import World, one_of_everything

pytestmark = pytest.mark.django_db
PLAIN = {"Accept-Encoding": "identity"}
# They have to be told what about, which is hardly ever made up right.
NEED_MORE = {
    "/api/v1/hotspots/analysis/displacement/", "/api/v1/hotspots/published/", "/api/v1/incidents/nearby/",
}  # fmt: skip
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
SAME_EACH_TIME = settings(
    max_examples=3, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield one_of_everything()
        transaction.set_rollback(True)


@pytest.fixture(scope="module", autouse=True)
def one_connection() -> Iterator[None]:
    """A server gives its connection up after each answer; here that would end the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def keys(world: World) -> dict[str, str]:
    return {
        role: create_api_token(person=world.people[role], name="Made up", scope="read_and_write")
        for role in Role.values
    }


@pytest.fixture(scope="module")
def questions() -> list[Any]:
    """Every way of reading that is described."""
    GENERATOR_STATS.reset()
    described = SchemaGenerator(api_version="1").get_schema(request=None, public=True)
    GENERATOR_STATS.reset()
    schema = schemathesis.openapi.from_dict(described)
    schema.app = application
    return [each.ok() for each in schema.get_all_operations() if each.ok().method == "get"]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_question_that_is_made_up_is_answered_otherwise_than_described(
    mode: GenerationMode, world: World, keys: dict[str, str], questions: list[Any]
) -> None:
    answered = {question.path: _ask(question, mode, world, keys) for question in questions}

    assert len(answered) == len(questions) > 60
    assert all(answered.values())
    if mode == GenerationMode.POSITIVE:
        assert {path for path, statuses in answered.items() if 200 not in statuses} <= NEED_MORE


def _ask(question: Any, mode: GenerationMode, world: World, keys: dict[str, str]) -> set[int]:
    """With which statuses it was answered."""
    answered: set[int] = set()

    @SAME_EACH_TIME
    @given(case=question.as_strategy(generation_mode=mode, path_parameters=_of_a_record(question, world)))
    def ask(case: Any) -> None:
        for key in keys.values():
            with transaction.atomic():
                answer = case.call(headers={"Authorization": f"Token {key}", "Host": "localhost", **PLAIN})
                transaction.set_rollback(True)
            answered.add(answer.status_code)
            case.validate_response(answer, checks=CHECKS)

    ask()
    return answered


def _of_a_record(question: Any, world: World) -> dict[str, Any] | None:
    """The parameters of an address for a record that there is: one that is made up hardly ever exists."""
    names = re.findall(r"\{(\w+)\}", question.path)
    if not names:
        return None
    written = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", question.path))
    for route in all_routes():
        if route.is_api and route.parameters and (fits := written.fullmatch(route.address(world.records))):
            return fits.groupdict()
    raise AssertionError(f"Nothing to open {question.path} with")
