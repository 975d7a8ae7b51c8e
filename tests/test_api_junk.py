"""Whatever an endpoint is sent: it is kept, or refused in words that name the field; never an error of ours.

One field of a body that would be taken is replaced by something that no program should send.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from accounts.keys.services import create_api_token
from patrols.tests.factories import document
from tests.world import World, one_of_everything

pytestmark = pytest.mark.django_db
TAKEN: dict[str, list[str]] = json.loads(Path(__file__).with_name("writable_fields.json").read_text())
DEEP = 20_000
# As they are written: Python reads each of them, and most have no place in a database.
NEVER = (
    '"a\\u0000b"', '"\\ud800"', '"\\udfff\\ud800"', "1e400", "-1e400", "9" * 400, "-1", "1e308", "0.5",
    "999999999999", "2147483648", "-9223372036854775809", "null", "true", '""', '" "', "[]", "{}", "[[]]",
    '{"a": [{"b": null}]}', "[null]", '[{"zone": null}]', '["\\u0000"]', '"0001-01-01T00:00:00Z"',
    '"0001-01-01T00:00:00+14:00"', '"9999-12-31T23:59:59Z"', '"9999-12-31T23:59:59-12:00"',
    '"2026-03-29T01:30:00"', '"2026-02-30"', '"24:00"', '"P1D"', '"' + "x" * 100_000 + '"',
    '"\\u202e\\u0007"', '"\\uffff"', '"=1+1"', '"NaN"', '"Infinity"', '"1_000"', '"\\u0661"', '"0x10"',
    "[" * 200 + "]" * 200, '{"a":' * 200 + "1" + "}" * 200,
)  # fmt: skip
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=30)
    | st.datetimes().map(lambda at: f"{at.isoformat()}Z"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
JUNK = st.sampled_from(NEVER) | ANYTHING.map(json.dumps)
SAME_EACH_TIME = settings(
    max_examples=40, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield one_of_everything()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def keys(world: World) -> dict[str, str]:
    return {
        role: create_api_token(person=world.people[role], name="Junk", scope="read_and_write")
        for role in ("officer", "supervisor", "liaison")
    }


def _incident(world: World) -> tuple[str, str, dict[str, Any]]:
    at = _after(timezone.now(), -24 * 60)
    place = {"lat": 51.77535, "lng": 0.11387}
    return (
        "officer",
        "/api/v1/incidents/",
        {
            "category": "violence",
            "occurred_at": at,
            "time_precision": "exact",
            "source": "cctv",
            **place,
        },  # fmt: skip,
    )


def _incident_of_a_day(world: World) -> tuple[str, str, dict[str, Any]]:
    role, address, body = _incident(world)
    return role, address, {**body, "time_precision": "day"}


def _incident_of_a_span(world: World) -> tuple[str, str, dict[str, Any]]:
    role, address, body = _incident(world)
    until = _after(timezone.now(), -23 * 60)
    return role, address, {**body, "time_precision": "range", "occurred_until_at": until}


def _incident_changed(world: World) -> tuple[str, str, dict[str, Any]]:
    return "supervisor", f"/api/v1/incidents/{world.records['incidents']}/", {}


def _patrol(world: World) -> tuple[str, str, dict[str, Any]]:
    """Three days ago, when nobody of the town was out."""
    start = timezone.now() - timedelta(days=3)
    stay = {"zone": "the-stow", "arrived_at": _after(start, 5), "left_at": _after(start, 20)}
    stay["outcomes"] = [{"code": "ENG_YP", "count": 3}]
    return "supervisor", "/api/v1/patrols/", {
        "started_at": _after(start, 0), "ended_at": _after(start, 60), "visits": [stay],
    }  # fmt: skip


def _patrol_put_right(world: World) -> tuple[str, str, dict[str, Any]]:
    return "supervisor", f"/api/v1/patrols/{world.records['patrols']}/correct/", {"reason": "Wrong"}


def _patrol_of_a_phone(world: World) -> tuple[str, str, dict[str, Any]]:
    sent = document(world.people["supervisor"])
    start = timezone.now() - timedelta(days=3)
    stay = {**sent["visits"][0], "arrived_at": _after(start, 5), "left_at": _after(start, 20)}
    times = {"started_at": _after(start, 0), "ended_at": _after(start, 60)}
    return "supervisor", "/api/v1/patrols/sync/", {**sent, **times, "visits": [stay]}


def _stop_search(world: World) -> tuple[str, str, dict[str, Any]]:
    at = _after(timezone.now(), -24 * 60)
    return "liaison", "/api/v1/stop-searches/", {"searched_at": at, "lat": 51.77535, "lng": 0.11387}


def _stop_search_changed(world: World) -> tuple[str, str, dict[str, Any]]:
    return "liaison", f"/api/v1/stop-searches/{world.records['stopsearches'].pk}/", {}


def _deployment(world: World) -> tuple[str, str, dict[str, Any]]:
    start = timezone.now() - timedelta(days=2)
    return "liaison", "/api/v1/deployments/", {
        "technology": "live_facial_recognition", "status": "complete", "units": 2,
        "starts_at": _after(start, 0), "ends_at": _after(start, 300), "site": "Market Square",
        "operator": world.people["liaison"].organisation.short_name, "lat": 51.77145, "lng": 0.09363,
    }  # fmt: skip


def _deployment_planned(world: World) -> tuple[str, str, dict[str, Any]]:
    start = timezone.now() + timedelta(days=2)
    return "liaison", "/api/v1/deployments/", {
        "technology": "opengate", "starts_at": _after(start, 0), "site": "Market Square",
        "operator": world.people["liaison"].organisation.short_name, "zone": "the-stow",
    }  # fmt: skip


def _deployment_changed(world: World) -> tuple[str, str, dict[str, Any]]:
    return "liaison", f"/api/v1/deployments/{world.records['deployments']}/", {}


def _after(start: datetime, minutes: int) -> str:
    return (start + timedelta(minutes=minutes)).isoformat()


WAYS = {
    "POST /api/v1/incidents/": _incident,
    "POST /api/v1/incidents/ of a day": _incident_of_a_day,
    "POST /api/v1/incidents/ of a span": _incident_of_a_span,
    "PATCH /api/v1/incidents/{reference}/": _incident_changed,
    "POST /api/v1/patrols/": _patrol,
    "POST /api/v1/patrols/{reference}/correct/": _patrol_put_right,
    "POST /api/v1/patrols/sync/": _patrol_of_a_phone,
    "POST /api/v1/stop-searches/": _stop_search,
    "PATCH /api/v1/stop-searches/{id}/": _stop_search_changed,
    "POST /api/v1/deployments/": _deployment,
    "POST /api/v1/deployments/ planned": _deployment_planned,
    "PATCH /api/v1/deployments/{reference}/": _deployment_changed,
}


class Sender:
    """Sends a body as it is written, and leaves nothing behind."""

    def __init__(self, way: str, world: World, keys: dict[str, str]) -> None:
        self.method = way.partition(" ")[0].lower()
        role, self.address, self.body = WAYS[way](world)
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Token {keys[role]}"}

    def __call__(self, written: str) -> tuple[int, Any]:
        with transaction.atomic():
            answer = getattr(self.client, self.method)(
                self.address, written.encode(), "application/json", headers=self.headers
            )
            if answer.status_code in {200, 201}:
                self._read_back()
            transaction.set_rollback(True)
        return answer.status_code, answer.json()

    def _read_back(self) -> None:
        """What was kept can be read: a list with it in it is no error either."""
        read = self.client.get("/".join(self.address.split("/")[:4]) + "/", headers=self.headers)
        assert read.status_code == 200

    def with_one(self, field: str, junk: str) -> tuple[int, Any]:
        others = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in self.body.items()]
        return self("{" + ", ".join([*others, f"{json.dumps(field)}: {junk}"]) + "}")


@pytest.mark.parametrize("way", WAYS)
def test_what_is_sent_without_junk_is_taken(way: str, world: World, keys: dict[str, str]) -> None:
    """Else every refusal would be of something else."""
    send = Sender(way, world, keys)

    status, said = send(json.dumps(send.body))

    assert status in {200, 201}, said


@pytest.mark.parametrize("way", WAYS)
def test_a_field_of_junk_is_kept_or_refused_by_its_name(way: str, world: World, keys: dict[str, str]) -> None:
    send, fields = Sender(way, world, keys), TAKEN[" ".join(way.split()[:2])]

    @SAME_EACH_TIME
    @given(st.sampled_from(fields), JUNK)
    def ask(field: str, junk: str) -> None:
        status, said = send.with_one(field, junk)

        if field == "person" and status == 409:
            return
        assert status in {200, 201, 400}, (status, field, junk[:200], said)
        if status == 400:
            assert set(said) <= {*fields, "non_field_errors"}, (field, junk[:200], said)

    ask()


@pytest.mark.parametrize("way", WAYS)
def test_half_a_letter_is_refused_in_every_field(way: str, world: World, keys: dict[str, str]) -> None:
    send, fields = Sender(way, world, keys), TAKEN[" ".join(way.split()[:2])]

    answers = {field: send.with_one(field, '"\\ud800"') for field in fields}

    assert [(field, status, said) for field, (status, said) in answers.items() if field not in said] == []
    assert {status for status, _ in answers.values()} == {400}


@pytest.mark.parametrize(
    "written",
    [
        "[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP, "[" * DEEP, "", "{", "[]", "[1]", "1",
        '"a"', "null", "{]", '{"a": NaN}', '{"a": ' + "9" * 5_000 + "}", '{"\\ud800": 1}', '{"\\u0000": 1}',
    ],
    ids=lambda written: written[:12] or "nothing",
)  # fmt: skip
def test_a_body_that_says_nothing_is_refused(written: str, world: World, keys: dict[str, str]) -> None:
    status, said = Sender("POST /api/v1/stop-searches/", world, keys)(written)

    assert status == 400
    assert said
