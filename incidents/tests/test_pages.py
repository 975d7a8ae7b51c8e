"""The incident pages, as each person sees them."""

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from incidents.models import Incident
from incidents.tests.factories import incident


@pytest.fixture(autouse=True)
def town(zones):
    return zones


def filled_in(**changes: str) -> dict[str, str]:
    return {
        "client_id": "8d8b9d3e-6f1e-4a8b-9d63-2a56a7d0a001",
        "category": "violence",
        "occurred_at_0": "2026-11-20",
        "occurred_at_1": "09:40",
        "time_precision": "exact",
        "lat": "51.77535",
        "lng": "0.11387",
        "weapon": "knife",
        "source": "cctv",
        "outcome": "none_yet",
        "description": "Two groups outside the bank.",
        **changes,
    }


def test_reporting_an_incident_leads_to_its_page(officer, sign_in):
    browser = sign_in(officer)

    done = browser.post("/incidents/new/", filled_in())

    made = Incident.objects.get()
    assert done.url == f"/incidents/{made.reference}/"
    assert (str(made.zone), made.weapon) == ("The Stow", "knife")


def test_a_form_sent_twice_makes_one_incident(officer, sign_in):
    browser = sign_in(officer)

    for _ in range(2):
        browser.post("/incidents/new/", filled_in())

    assert Incident.objects.count() == 1


def test_a_fresh_form_proposes_now(officer, sign_in):
    form = sign_in(officer).get("/incidents/new/").context["form"]

    assert abs((form["occurred_at"].value() - timezone.now()).total_seconds()) < 60


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"category": ""}, "category"),
        ({"occurred_at_0": "2099-01-01"}, "occurred_at"),
        ({"occurred_at_1": "half past nine"}, "occurred_at"),
        ({"time_precision": "range"}, "occurred_until_at"),
        ({"lat": "51.77535", "lng": ""}, "lng"),
        ({"lat": "", "lng": ""}, "zone"),
        ({"lat": "48.85", "lng": "2.35"}, "lat"),
        ({"weapon": "trebuchet"}, "weapon"),
    ],
)
def test_bad_input_is_named_at_its_field_and_what_was_typed_is_kept(officer, sign_in, changes, field):
    page = sign_in(officer).post("/incidents/new/", filled_in(**changes))

    text = page.content.decode()
    assert field in page.context["form"].errors
    assert "There is a problem" in text and "Two groups outside the bank." in text
    assert not Incident.objects.exists()


def test_the_form_offers_zone_and_coordinates_without_any_script(officer, sign_in):
    page = sign_in(officer).get("/incidents/new/").content.decode()

    assert all(f'name="{name}"' in page for name in ("zone", "lat", "lng"))


def test_the_list_can_be_filtered_and_is_on_record(supervisor, sign_in, town):
    incident(supervisor, category="robbery", zone=town["north-gate"])
    incident(supervisor, category="violence", zone=town["the-stow"])

    page = sign_in(supervisor).get("/incidents/", {"zone": "town-centre", "category": "robbery"})

    assert [each.category for each in page.context["object_list"]] == ["robbery"]
    assert AccessRecord.objects.get(kind="incident").filters == "zone=town-centre&category=robbery"


def test_the_list_asks_the_database_the_same_number_of_questions_however_long_it_is(
    officer, sign_in, django_assert_num_queries, django_assert_max_num_queries
):
    for _ in range(20):
        incident(officer)
    browser = sign_in(officer)

    with django_assert_max_num_queries(8):
        browser.get("/incidents/")


def test_sensitive_kinds_are_for_those_who_work_with_them(officer, liaison, sign_in):
    made = incident(liaison, category="domestic_abuse")

    as_officer, as_liaison = sign_in(officer), sign_in(liaison)

    assert not as_officer.get("/incidents/").context["object_list"]
    assert as_officer.get(f"/incidents/{made}/").status_code == 404
    assert as_liaison.get(f"/incidents/{made}/").status_code == 200


def test_an_officer_cannot_record_a_sensitive_kind(officer, sign_in):
    page = sign_in(officer).post("/incidents/new/", filled_in(category="domestic_abuse"))

    assert "category" in page.context["form"].errors


def test_an_officer_sees_the_coordinates_of_their_own_incidents_only(officer, liaison, sign_in):
    own, another = incident(officer), incident(liaison)
    browser = sign_in(officer)

    own_page = browser.get(f"/incidents/{own}/").content.decode()
    other_page = browser.get(f"/incidents/{another}/").content.decode()

    assert "51.77535" in own_page
    assert "51.77535" not in other_page and "The Stow" in other_page


def test_opening_an_incident_is_on_record(officer, sign_in):
    made = incident(officer)

    sign_in(officer).get(f"/incidents/{made}/")

    assert AccessRecord.objects.get(action="view", kind="incident").ids == [made.reference]


def test_a_supervisor_withdraws_with_a_reason_and_an_officer_may_not(officer, supervisor, sign_in):
    made = incident(officer)
    move = {"status": "withdrawn", "reason": "Entered twice"}

    refused = sign_in(officer).post(f"/incidents/{made}/move/", move)
    without_a_reason = sign_in(supervisor).post(f"/incidents/{made}/move/", {"status": "withdrawn"})
    sign_in(supervisor).post(f"/incidents/{made}/move/", move)

    made.refresh_from_db()
    assert (refused.status_code, without_a_reason.status_code) == (403, 422)
    assert (made.status, made.status_reason) == ("withdrawn", "Entered twice")


def test_a_supervisor_corrects_an_incident_and_its_number_stays(officer, supervisor, sign_in):
    made = incident(officer)

    sign_in(supervisor).post(f"/incidents/{made}/correct/", filled_in(category="robbery"))

    corrected = Incident.objects.get()
    assert (corrected.reference, corrected.category) == (made.reference, "robbery")
    assert corrected.events.count() == 2


def test_a_councillor_sees_no_incident_at_all(officer, councillor, sign_in):
    made, browser = incident(officer), sign_in(councillor)

    assert {
        browser.get(path).status_code for path in ("/incidents/", f"/incidents/{made}/", "/incidents/new/")
    } == {403}
