"""Finding incidents by words and by reference, and never what is not for the reader."""

import pytest
from django.db import connection

from incidents.models import Incident
from incidents.tests.factories import incident

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town(zones):
    return zones


def found(user, text):
    return {str(each) for each in Incident.objects.visible_to(user).matching(text)}


def test_a_word_is_found_in_any_of_its_forms(officer):
    fight = incident(officer, description="Two groups were fighting outside the bank.")
    incident(officer, description="Graffiti on the subway.")

    assert found(officer, "fights") == {str(fight)}


def test_every_word_has_to_be_there_and_one_with_a_minus_must_not(officer):
    bank = incident(officer, description="Shouting outside the bank.")
    incident(officer, description="Shouting outside the bank, bottles thrown.")

    assert found(officer, "shouting bank -bottles") == {str(bank)}


def test_words_in_quotes_stand_together(officer):
    incident(officer, description="A bench near the library was moved to the car park.")
    parked = incident(officer, description="Noise from the car park at night.")

    assert found(officer, '"car park at night"') == {str(parked)}


@pytest.mark.parametrize(
    "typed", ["INC-2026-000002", "inc-2026-000002", "2026-2", "inc-2026-2", " 2026-000002 "]
)
def test_a_reference_is_found_however_it_is_typed(officer, typed):
    incident(officer)
    second = incident(officer)

    assert found(officer, typed) == {str(second)}


def test_the_beginning_of_a_reference_finds_all_that_begin_so(officer):
    both = {str(incident(officer)), str(incident(officer))}

    assert (found(officer, "INC-2026-0000"), found(officer, "INC-2025")) == (both, set())


@pytest.mark.parametrize("typed", ["'", '"', "!!", "& |", "the", ":*", "-", "INC-", "%"])
def test_no_text_breaks_the_search(officer, sign_in, typed):
    incident(officer, description="Nothing of the kind.")

    assert sign_in(officer).get("/incidents/", {"search": typed}).status_code == 200


def test_the_page_and_the_api_find_the_same(officer, sign_in, api):
    made = incident(officer, description="Bottles thrown at a shutter.")
    incident(officer, description="Begging.")

    page = sign_in(officer).get("/incidents/", {"search": "bottle"})
    answer = api(officer).get("/api/v1/incidents/", {"search": "bottle"}).json()

    assert [str(each) for each in page.context["object_list"]] == [str(made)]
    assert [each["reference"] for each in answer["results"]] == [str(made)]


def test_a_count_tells_nothing_of_what_may_not_be_seen(officer, liaison, sign_in, api):
    hidden = incident(liaison, category="domestic_abuse", description="Shouting in a flat.")

    for asked in ("shouting", str(hidden)):
        page = sign_in(officer).get("/incidents/", {"search": asked})
        answer = api(officer).get("/api/v1/incidents/", {"search": asked}).json()

        assert (page.context["paginator"].count, answer["count"]) == (0, 0)
    assert found(liaison, "shouting") == {str(hidden)}


def test_words_are_looked_up_in_the_index(officer):
    incident(officer, description="Bottles thrown.")

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Incident.objects.order_by().matching("bottles").explain()

    assert "incidents_by_words" in plan
