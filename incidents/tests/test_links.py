"""Links between incidents: made once, taken away, and told only to those who may read both ends."""

import pytest
from django.core.exceptions import ValidationError

from incidents.links.services import link_incidents, unlink_incidents
from incidents.models import Incident, IncidentLink
from incidents.tests.factories import NOW, incident

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town(zones):
    return zones


@pytest.fixture
def two(officer):
    return incident(officer), incident(officer)


def linked(one, other, by, kind="related"):
    return link_incidents(one=one, other=other, kind=kind, by=by, now=NOW)


def test_a_link_is_the_same_from_either_end_and_made_once(two, officer):
    one, other = two

    assert linked(other, one, officer) == linked(one, other, officer)
    assert IncidentLink.objects.get().earlier == one


def test_an_incident_is_not_linked_to_itself(two, officer):
    with pytest.raises(ValidationError, match="itself"):
        linked(two[0], two[0], officer)


def test_a_link_taken_away_is_kept_with_who_and_when_and_may_be_made_again(two, officer, supervisor):
    linked(*two, officer)

    unlink_incidents(one=two[1], other=two[0], by=supervisor, now=NOW)
    linked(*two, officer)

    removed, standing = IncidentLink.objects.all()
    assert (removed.removed_by, removed.removed_at, standing.removed_at) == (supervisor, NOW, None)
    assert removed.events.count() == 2


def test_figures_go_on_counting_both(two, officer):
    linked(*two, officer, kind="same_event")

    assert Incident.objects.counted().count() == 2


def test_nobody_links_what_they_may_not_read(two, officer, liaison):
    hidden = incident(liaison, category="domestic_abuse")

    with pytest.raises(ValidationError, match="no such incident"):
        linked(two[0], hidden, officer)


def test_a_link_to_what_may_not_be_read_is_not_told_on_page_list_or_api(two, officer, liaison, sign_in, api):
    hidden = incident(liaison, category="domestic_abuse")
    linked(two[0], hidden, liaison)
    browser = sign_in(officer)

    page = browser.get(f"/incidents/{two[0]}/").content.decode()
    rows = browser.get("/incidents/").context["object_list"]

    assert str(hidden) not in page and "Linked to no other incident" in page
    assert not any(each.is_linked for each in rows)
    assert api(officer).get(f"/api/v1/incidents/{two[0]}/links/").json() == []
    assert [each["reference"] for each in api(liaison).get(f"/api/v1/incidents/{two[0]}/links/").json()] == [
        str(hidden)
    ]


def test_the_list_says_which_are_linked(two, officer, sign_in):
    linked(*two, officer)
    incident(officer)

    rows = sign_in(officer).get("/incidents/").context["object_list"]

    assert sorted(each.is_linked for each in rows) == [False, True, True]


def test_the_page_links_and_unlinks(two, officer, sign_in):
    one, other = two
    browser = sign_in(officer)

    browser.post(f"/incidents/{one}/link/", {"other": f" {str(other).lower()} ", "kind": "same_event"})
    assert IncidentLink.objects.standing().count() == 1

    browser.post(f"/incidents/{other}/links/{one}/remove/")
    assert IncidentLink.objects.standing().count() == 0


def test_nothing_is_unlinked_from_itself_or_from_what_is_not_there(two, officer, sign_in):
    browser = sign_in(officer)

    answers = [
        browser.post(f"/incidents/{two[0]}/links/{other}/remove/") for other in (two[0], "INC-1999-000001")
    ]

    assert [each.status_code for each in answers] == [404, 404]


@pytest.mark.parametrize("other", ["", "INC-1999-000001", "the one before"])
def test_a_reference_that_is_none_is_named_at_its_field_and_kept(two, officer, sign_in, other):
    page = sign_in(officer).post(f"/incidents/{two[0]}/link/", {"other": other, "kind": "related"})

    assert page.status_code == 422 and "other" in page.context["link_form"].errors
    assert other in page.content.decode() and "There is a problem" in page.content.decode()


def test_the_api_links_and_unlinks(two, officer, api):
    one, other = map(str, two)

    made = api(officer).post(f"/api/v1/incidents/{one}/link/", {"other": other, "kind": "related"})
    gone = api(officer).post(f"/api/v1/incidents/{other}/unlink/", {"other": one})

    assert [each["reference"] for each in made.json()] == [other]
    assert gone.json() == []


def test_an_analyst_reads_links_and_makes_none(two, analyst, api, sign_in):
    body = {"other": str(two[1]), "kind": "related"}

    assert api(analyst).post(f"/api/v1/incidents/{two[0]}/link/", body).status_code == 403
    assert "Link it to another incident" not in sign_in(analyst).get(f"/incidents/{two[0]}/").content.decode()
