"""What is sent to the API in somebody's own words is looked at, too: the answer warns, repeating nothing."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from accounts.models import User
from incidents.models import Incident
from incidents.tests.factories import incident
from patrols.tests.factories import document
from tests.test_free_text import ABOUT_NOBODY, LONG

Api = Callable[[User], APIClient]
# Texts that are no sentence of somebody's: by the room and the field.
NO_SENTENCE = {
    "deployments.public_notice_url": "an address of the web",
    "exports.query": "filters",
    "hotspots.query": "filters",
    "patrols.from_time": "a time of day",
    "patrols.person": "a key",
    "patrols.to_time": "a time of day",
    "summaries.seen": "a fingerprint",
}
# Names another record or a choice, and is refused when there is none: it has no length of its own.
NAMES_SOMETHING = {
    "authorisation", "code", "kind", "list", "operator", "organisation", "other", "owner", "parent", "patrol",
    "project", "tech_deployment", "week", "zone",
}  # fmt: skip
NAMED = "Jordan Smith was there, AB12 CDE."


class _Endpoints(SchemaGenerator):
    """Remembers which view answers where."""

    views: dict[tuple[str, str], Any]

    def _get_paths_and_endpoints(self) -> Any:
        found = super()._get_paths_and_endpoints()
        self.views = {(path, method.lower()): view for path, _, method, view in found}
        return found


@pytest.fixture(scope="module")
def described() -> Iterator[tuple[dict[str, Any], dict[tuple[str, str], Any]]]:
    GENERATOR_STATS.reset()
    generator = _Endpoints(api_version="1")
    schema = generator.get_schema(request=None, public=True)
    yield schema, generator.views
    GENERATOR_STATS.reset()


def texts_of(schema: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    """Of what is sent: plain texts without choices, longer than the name of a thing."""
    found = set()
    for content in operation.get("requestBody", {}).get("content", {}).values():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        properties = schema["components"]["schemas"].get(name, {}).get("properties", {})
        found |= {
            field
            for field, what in properties.items()
            if what.get("type") == "string"
            and not {"enum", "format"} & set(what)
            and what.get("maxLength", 10_000) > LONG
            and ("maxLength" in what or field not in NAMES_SOMETHING)
        }
    return found


def test_every_long_text_that_can_be_sent_is_looked_at(described: Any) -> None:
    schema, views = described
    unseen = []
    for (path, method), view in views.items():
        texts = texts_of(schema, schema["paths"].get(path, {}).get(method, {}))
        room = type(view).__module__.split(".")[0]
        looked_at = set(getattr(view, "free_text", ()))
        told = {*ABOUT_NOBODY, *NO_SENTENCE, *(f"{room}.{name}" for name in looked_at)}
        unseen += [f"{method} {path}: {name}" for name in texts if f"{room}.{name}" not in told]

    assert sorted(unseen) == []


def test_the_schema_says_which_answers_may_carry_warnings(described: Any) -> None:
    schema, _ = described
    operations = schema["paths"]["/api/v1/incidents/"]

    def answer(method: str, code: str) -> Any:
        return operations[method]["responses"][code]["content"]["application/json"]["schema"]

    assert {"$ref": "#/components/schemas/Warnings"} in answer("post", "201")["allOf"]
    assert "allOf" not in answer("get", "200")


@pytest.mark.django_db
def test_an_incident_that_looks_like_a_person_is_stored_and_warned_of(
    officer: User, api: Api, zones: Any
) -> None:
    sent = {"category": "violence", "occurred_at": "2026-11-01T12:00:00Z", "zone": "the-stow",
            "time_precision": "exact", "source": "council_officer", "description": NAMED}  # fmt: skip

    answer = api(officer).post("/api/v1/incidents/", sent)

    assert answer.status_code == 201, answer.json()
    warnings = answer.json()["warnings"]
    assert [(each["field"], each["kind"]) for each in warnings] == [
        ("description", "name"), ("description", "plate"),
    ]  # fmt: skip
    assert "somebody’s name" in warnings[0]["words"]
    assert not any("Jordan" in str(each) or "AB12" in str(each) for each in warnings)
    assert Incident.objects.get().description == NAMED


@pytest.mark.django_db
def test_a_change_is_looked_at_and_what_was_not_sent_is_not(officer, supervisor, api, zones) -> None:
    made = incident(officer, description=NAMED)
    client = api(supervisor)

    about_another_field = client.patch(f"/api/v1/incidents/{made}/", {"weapon": "knife"})
    moved = client.post(f"/api/v1/incidents/{made}/move/", {"status": "withdrawn", "reason": NAMED})

    assert "warnings" not in about_another_field.json()
    assert {each["field"] for each in moved.json()["warnings"]} == {"reason"}


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [{"description": 5}, ["a list"], {"description": ""}])
def test_what_is_refused_is_refused_and_not_warned_of(officer, api, sent) -> None:
    answer = api(officer).post("/api/v1/incidents/", sent)

    assert answer.status_code == 400
    assert "warnings" not in answer.json()


@pytest.mark.django_db
def test_a_quiet_text_has_no_warning_and_reading_never_has(officer, api, zones) -> None:
    made = incident(officer, description=NAMED)
    client = api(officer)

    assert "warnings" not in client.get(f"/api/v1/incidents/{made}/").json()


@pytest.mark.django_db
def test_the_receipt_of_a_phone_warns_of_its_note(officer, api, zones) -> None:
    answer = api(officer).post("/api/v1/patrols/sync/", document(officer, note=NAMED))

    assert answer.status_code == 200, answer.json()
    assert {each["kind"] for each in answer.json()["warnings"]} == {"name", "plate"}
