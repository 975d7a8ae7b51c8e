"""The API takes so many questions a minute from a person or key, and says when that was too many."""

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from accounts.keys.services import create_api_token
from audit import throttles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_one_minute(settings, monkeypatch):
    """Nobody else's questions, and a minute that does not end during a test: 20 seconds into it."""
    cache.clear()
    settings.API_READS_A_MINUTE, settings.API_WRITES_A_MINUTE, settings.API_HEAVY_AN_HOUR = 3, 2, 1
    moment = 60 * 60 * 1000 + 20
    monkeypatch.setattr(throttles, "time", lambda: moment)


def statuses(client: APIClient, times: int) -> list[int]:
    return [client.get("/api/v1/zones/").status_code for _ in range(times)]


def test_one_reading_too_many_is_answered_429_in_words_with_when_to_come_back(analyst, api):
    client = api(analyst)
    before = statuses(client, 3)

    answer = client.get("/api/v1/zones/")

    assert before == [200, 200, 200]
    assert (answer.status_code, answer["Retry-After"]) == (429, "40")
    assert (
        answer.json()["detail"]
        == "That was too often: 3 readings in a minute are the most. Try again in 40 seconds."
    )


def test_the_next_minute_begins_anew(analyst, api, monkeypatch):
    client = api(analyst)
    statuses(client, 4)

    monkeypatch.setattr(throttles, "time", lambda: 60 * 60 * 1000 + 60)

    assert statuses(client, 1) == [200]


def test_each_person_and_each_key_counts_by_itself(analyst, supervisor, api):
    statuses(api(analyst), 4)
    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Token {create_api_token(person=analyst, name='Report')}")

    assert statuses(api(analyst), 1) == [429]
    assert statuses(api(supervisor), 1) == [200]
    assert statuses(program, 4) == [200, 200, 200, 429]


def test_changes_have_a_limit_of_their_own(supervisor, api):
    client = api(supervisor)

    found = [client.post("/api/v1/incidents/", {}).status_code for _ in range(3)]

    assert found == [400, 400, 429]
    assert statuses(client, 1) == [200]


def test_taking_lists_out_has_a_limit_by_the_hour(supervisor, api):
    client = api(supervisor)

    first, second = client.post("/api/v1/exports/", {}), client.post("/api/v1/exports/", {})

    assert (first.status_code, second.status_code) == (400, 429)
    assert "1 imports and exports in an hour" in second.json()["detail"]
    assert 0 < int(second["Retry-After"]) <= 3600


def test_who_is_nobody_is_told_401_and_not_counted():
    assert statuses(APIClient(), 5) == [401] * 5
