"""The kit: what a phone carries to log patrols without a network."""

from datetime import date, time, timedelta

import pytest

from accounts.tests.factories import person, police
from audit.models import AccessRecord
from patrols.models import OutcomeTerms, Patrol
from patrols.services import count_outcome, start_patrol, start_visit
from patrols.tests.factories import NOW, START, code, minutes, patrol, plan, visit

KIT = "/api/v1/patrols/kit/"
SYNC = "/api/v1/patrols/sync/"
QUERIES = 19


pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def kit(api, officer):
    def fetch():
        return api(officer).get(KIT).json()

    return fetch


def test_it_says_whose_it_is_and_what_time_it_is(kit, officer):
    found = kit()

    assert found["person"] == {"key": str(officer.pk), "name": officer.full_name}
    assert found["organisation"] == {"short_name": "HDC", "name": "Harlow Council", "kind": "council"}
    assert found["now"] == NOW.isoformat()


def test_the_crew_is_as_last_time(kit, officer):
    partner = police()
    patrol(officer, staff_count=2, partners={partner: 1})

    found = kit()

    assert found["crew"] == {
        "staff_count": 2,
        "partners": [{"organisation": partner.short_name, "staff_count": 1}],
    }
    assert [each["short_name"] for each in found["partners"]] == [partner.short_name]


def test_hotspot_zones_come_first_and_bring_todays_outline(kit, zones):
    found = kit()["zones"]

    assert [each["kind"] for each in found] == ["hotspot", "hotspot", "hotspot", "context"]
    assert found[0]["outline"]["type"] == "Polygon"


def test_codes_bring_the_terms_of_today_and_not_those_of_yesterday(kit):
    for amount, first, last in ((100, date(2026, 1, 1), date(2026, 11, 20)), (500, date(2026, 11, 20), None)):
        OutcomeTerms.objects.create(
            code=code("FPN_PSPO"), amount_pounds=amount, valid_from=first, valid_to=last, source="An Act"
        )

    found = {each["code"]: each["terms"] for each in kit()["codes"]}

    assert (found["FPN_PSPO"], found["ENG_YP"]) == ("£500", "")


def test_what_this_person_counts_most_comes_first_once_a_week_has_passed(kit, officer, zones):
    week_ago = START - timedelta(days=8)
    stay = visit(zones["the-stow"], after=5 - 8 * 24 * 60, INTEL=9)
    patrol(officer, started_at=week_ago, ended_at=week_ago + minutes(60), visits=[stay])

    assert kit()["codes"][0]["code"] == "INTEL"


def test_todays_plans_of_the_own_organisation_say_what_was_delivered(kit, officer, supervisor, zones):
    plan(supervisor, zones["the-stow"], note="Bus stop")
    plan(supervisor, zones["north-gate"], organisation=police(), from_time=time(10), to_time=time(11))
    patrol(officer, visits=[visit(zones["the-stow"])])

    (planned,) = kit()["planned"]

    assert (planned["zone"], planned["zone_name"], planned["band"]) == (
        "the-stow",
        "The Stow",
        "19:00 to 21:00",
    )
    assert (planned["visits"], planned["delivered"], planned["note"]) == (2, 1, "Bus stop")
    assert planned["minutes"] == 15


def test_the_patrol_that_runs_comes_as_a_document_that_changes_nothing_when_sent_back(
    api, officer, zones, kit
):
    running = start_patrol(
        by=officer, now=START + timedelta(microseconds=123_456), partners={police(): 1}, note="Van"
    )
    arrived = START + minutes(5) + timedelta(microseconds=987_654)
    stay = start_visit(patrol=running, zone=zones["the-stow"], by=officer, now=arrived)
    count_outcome(visit=stay, code=code("ENG_YP"), by=officer)
    before = kit()["running"]

    answer = api(officer).post(SYNC, {**before, "revision": before["revision"] + 1})

    assert (answer.status_code, answer.json()["reference"]) == (200, running.reference)
    assert kit()["running"] == {**before, "revision": 1}
    stored = Patrol.objects.get()
    assert stored.started_at == running.started_at
    assert stored.visits.get().arrived_at == arrived


def test_without_a_running_patrol_there_is_none(kit, officer):
    patrol(officer)

    assert kit()["running"] is None


def test_it_names_the_limits_that_the_server_keeps(kit):
    assert kit()["limits"] == {
        "longest_patrol_minutes": 720,
        "doubtful_visit_minutes": 120,
        "far_metres": 250,
        "most_staff": 50,
        "most_of_one_outcome": 500,
        "qualifying_minutes": 10,
        "gap_minutes": 20,
        "first_buttons": 10,
    }
    assert kit()["band"]["steps"][0]["from_minutes"] == 0


def test_it_is_kept_by_no_cache_and_brings_the_token_for_sending(api, officer):
    answer = api(officer).get(KIT)

    assert answer["Cache-Control"] == "no-store"
    assert "csrftoken" in answer.cookies


def test_fetching_it_is_on_record_with_the_patrol_that_it_showed(api, officer):
    running = start_patrol(by=officer, now=START)

    api(officer).get(KIT)

    record = AccessRecord.objects.get(route="api:patrols-kit", kind="patrol")
    assert (record.ids, record.filters) == ([running.reference], "kit")


def test_the_plans_that_it_lists_are_on_record_too(api, officer, supervisor, zones):
    planned = plan(supervisor, zones["the-stow"])

    api(officer).get(KIT)

    record = AccessRecord.objects.get(route="api:patrols-kit", kind="planned visit")
    assert (record.ids, record.count) == ([str(planned.pk)], 1)


@pytest.mark.parametrize("role", ["analyst", "councillor", "administrator"])
def test_who_does_not_patrol_needs_no_kit(api, role, request):
    assert api(request.getfixturevalue(role)).get(KIT).status_code == 403


def test_it_costs_as_many_questions_for_much_as_for_little(
    api, officer, supervisor, zones, django_assert_num_queries
):
    client = api(officer)
    plan(supervisor, zones["the-stow"])
    running = start_patrol(by=officer, now=START)
    start_visit(patrol=running, zone=zones["the-stow"], by=officer, now=START + minutes(5))
    with django_assert_num_queries(QUERIES):
        client.get(KIT)
    for number in range(5):
        second = person("officer", email=f"{number}@example.org")
        patrol(second, visits=[visit(zones["north-gate"], ADV=1), visit(zones["the-stow"], after=30)])
    start_visit(patrol=running, zone=zones["north-gate"], by=officer, now=START + minutes(25))
    plan(supervisor, zones["north-gate"])

    with django_assert_num_queries(QUERIES):
        client.get(KIT)
