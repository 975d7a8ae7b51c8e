"""What is near an incident that is being reported: on the page, over the API, and for whom."""

from datetime import timedelta

import pytest

from audit.models import AccessRecord
from incidents.models import Incident, IncidentLink
from incidents.nearby.finding import incidents_nearby
from incidents.occurrence import Occurrence, Precision
from incidents.services import move_incident
from incidents.tests.factories import NOW, STOW, incident
from incidents.tests.test_pages import filled_in

pytestmark = pytest.mark.django_db
AT = NOW - timedelta(hours=2)


@pytest.fixture(autouse=True)
def town(zones):
    return zones


def near(user, *, category="violence", at=AT, until=None, **place):
    when = Occurrence(at, until, Precision.RANGE if until else Precision.EXACT)
    found = incidents_nearby(category=category, when=when, user=user, **(place or STOW))
    return [str(each.incident) for each in found]


def test_the_same_kind_at_the_same_place_and_time_is_near(officer):
    made = incident(officer)

    assert near(officer) == [str(made)]


@pytest.mark.parametrize(
    "differing",
    [
        {"category": "drugs"},
        {"occurred_at": AT - timedelta(hours=4)},
        {"lat": STOW["lat"] + 0.004, "lng": STOW["lng"]},
    ],
    ids=["kind", "time", "place"],
)
def test_what_differs_in_kind_time_or_place_is_not_near(officer, differing):
    incident(officer, **differing)

    assert near(officer) == []


def test_what_was_withdrawn_is_not_near(officer):
    move_incident(incident=incident(officer), to="withdrawn", reason="Entered twice", by=officer)

    assert near(officer) == []


def test_a_stretch_of_time_is_near_if_it_overlaps(officer):
    made = incident(
        officer, category="theft", time_precision="range",
        occurred_at=AT - timedelta(hours=50), occurred_until_at=AT - timedelta(hours=20),
    )  # fmt: skip

    assert near(officer, category="theft") == [str(made)]
    assert near(officer, category="theft", at=AT + timedelta(hours=6)) == []


def test_where_only_the_zone_is_known_the_zone_is_the_place(officer, town):
    made = incident(officer, zone=town["the-stow"])
    incident(officer, zone=town["north-gate"])

    assert near(officer) == near(officer, zone=town["the-stow"]) == [str(made)]


def test_a_kind_that_implies_a_victim_is_near_for_those_who_may_read_it_only(officer, liaison):
    hidden = incident(liaison, category="domestic_abuse")

    assert (near(officer), near(liaison)) == ([], [str(hidden)])


def test_who_may_not_see_the_point_learns_no_distance_and_nothing_finer_than_the_cell(officer, liaison):
    made = incident(liaison)
    when = Occurrence(AT, None, Precision.EXACT)

    found = incidents_nearby(category="violence", when=when, user=officer, **STOW)

    assert [(each.incident, each.metres) for each in found] == [(made, None)]
    # Moved within its cell, it is near from exactly the same places.
    reaches = [STOW["lat"] + step / 20_000 for step in range(-60, 60)]
    asked = [near(officer, lat=lat, lng=STOW["lng"]) for lat in reaches]
    Incident.objects.filter(pk=made.pk).update(lat=made.lat + 0.0003)
    assert asked == [near(officer, lat=lat, lng=STOW["lng"]) for lat in reaches]


def test_the_page_asks_once_and_then_records(officer, sign_in):
    first = incident(officer, occurred_at=NOW.replace(hour=9, minute=30))
    browser = sign_in(officer)

    asked = browser.post("/incidents/new/", filled_in())
    text = asked.content.decode()
    done = browser.post("/incidents/new/", filled_in(shown=asked.context["form"]["shown"].value()))

    assert "Is it one of these?" in text and str(first) in text and "There is a problem" in text
    assert done.status_code == 302 and Incident.objects.count() == 2
    assert not IncidentLink.objects.exists()


def test_a_ticked_one_is_linked_and_both_pages_say_so(officer, sign_in):
    first = incident(officer, occurred_at=NOW.replace(hour=9, minute=30))
    browser = sign_in(officer)

    browser.post("/incidents/new/", filled_in(shown=str(first), same_as=str(first)))

    second = Incident.objects.exclude(pk=first.pk).get()
    link = IncidentLink.objects.get()
    assert (link.earlier, link.later, link.kind, link.linked_by) == (first, second, "same_event", officer)
    assert str(second) in browser.get(f"/incidents/{first}/").content.decode()
    assert "figures count each of them" in browser.get(f"/incidents/{second}/").content.decode()


def test_being_asked_leaves_an_access_record_of_what_was_shown(officer, sign_in):
    first = incident(officer, occurred_at=NOW.replace(hour=9, minute=30))

    sign_in(officer).post("/incidents/new/", filled_in())

    assert AccessRecord.objects.get(action="list", kind="incident").ids == [str(first)]


def test_the_api_records_and_names_what_is_near(officer, api):
    first = incident(officer)
    body = {
        "category": "violence",
        "occurred_at": AT.isoformat(),
        "time_precision": "exact",
        "source": "cctv",
        **STOW,
    }

    answer = api(officer).post("/api/v1/incidents/", body)

    assert answer.status_code == 201
    assert [each["reference"] for each in answer.json()["possible_duplicates"]] == [str(first)]


def test_the_api_answers_what_is_near_before_anything_is_recorded(officer, liaison, api):
    incident(liaison, category="hate_crime")
    first = incident(officer)
    asked = {"category": "violence", "occurred_at": AT.isoformat(), "zone": "the-stow"}

    answer = api(officer).get("/api/v1/incidents/nearby/", asked)

    assert [each["reference"] for each in answer.json()] == [str(first)]
    assert Incident.objects.count() == 2


@pytest.mark.parametrize(
    "asked", [{}, {"category": "violence"}, {"category": "violence", "occurred_at": "soon"}]
)
def test_half_a_question_is_refused_with_its_fields(officer, api, asked):
    answer = api(officer).get("/api/v1/incidents/nearby/", asked)

    assert answer.status_code == 400 and "occurred_at" in answer.json()
