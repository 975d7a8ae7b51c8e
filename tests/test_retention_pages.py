"""The pages lead from a period to an erasure; they show references alone, and ask again who is there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from audit.retention.models import Erasure, LegalHold
from incidents.models import Incident
from tests.retention import (
    MARK,
    erase_all,
    held,
    kept_for,
    old_deployment,
    old_incident,
    old_patrol,
    old_search,
    proposed,
)
from tests.test_asking_again import long_ago
from zones.models import Zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]


def words(response) -> str:
    return response.content.decode()


def test_the_pages_lead_from_a_period_to_an_erasure(officer, administrator, sign_in):
    old = old_incident(officer, description=f"By the {MARK} kiosk")
    browser = sign_in(administrator)
    first = browser.get("/retention/")
    confirmed = browser.post(
        "/retention/incidents/period/",
        {"months": "12", "from_on": "2026-01-01", "basis": "Schedule of 2026"},
        follow=True,
    )
    listed = proposed()[0]
    decide = f"{listed.get_absolute_url()}decide/"

    pages = [browser.get("/retention/"), browser.get(listed.get_absolute_url()), browser.get(decide)]
    refused = browser.post(decide, {"decision": "keep", "why": ""})
    browser.post(decide, {"decision": "erase", "why": ""})
    after = browser.get(listed.get_absolute_url())

    assert "1 is older: it is listed within a month, for somebody to decide." in words(confirmed)
    assert "84 months are proposed" in words(first) and "No list waits" in words(first)
    assert "12 months, since 1 January 2026" in words(pages[0])
    assert "Incidents: 1 from before" in words(pages[0])
    assert old.reference in words(pages[1])
    assert "Say why they are not erased" in words(refused)
    assert not Incident.objects.exists()
    assert "Erased" in words(after) and old.reference in words(after)
    assert not any(MARK in words(page) for page in (*pages, refused, after))
    assert "This was decided already" in words(browser.post(decide, {"decision": "erase", "why": ""}))


@pytest.mark.parametrize(
    "page", ["incidents/period/", "erasures/{pk}/decide/", "incidents/texts/{reference}/"]
)
def test_what_cannot_be_undone_asks_again_who_is_there(officer, administrator, sign_in, page):
    old = old_incident(officer, description="Words")
    kept_for(12, "incidents", administrator)
    address = f"/retention/{page.format(pk=proposed()[0].pk, reference=old.reference)}"

    asked = long_ago(sign_in(administrator)).post(address, {"decision": "erase"})

    assert asked.url.startswith("/sign-in/reauthenticate/")
    assert Incident.objects.get().description == "Words"


def test_a_hold_is_put_on_seen_on_the_record_and_lifted(officer, administrator, sign_in):
    old = old_incident(officer)
    browser, reader = sign_in(administrator), sign_in(officer)
    before = words(reader.get(old.get_absolute_url()))

    browser.post(
        "/retention/holds/add/", {"kind": "incidents", "reference": old.reference, "reason": "A claim"}
    )
    hold = LegalHold.objects.get()
    while_held, listed = words(reader.get(old.get_absolute_url())), words(browser.get("/retention/"))
    lifting = words(browser.get(f"/retention/holds/{hold.pk}/lift/"))
    browser.post(f"/retention/holds/{hold.pk}/lift/")

    hold.refresh_from_db()
    assert "On hold" in while_held and "A claim" not in while_held and "On hold: " not in before
    assert "A claim" in listed and "A claim" in lifting
    assert hold.lifted_by == administrator
    assert "On hold: " not in words(reader.get(old.get_absolute_url()))


def test_a_hold_that_cannot_be_keeps_what_was_typed(administrator, sign_in):
    page = sign_in(administrator).post(
        "/retention/holds/add/", {"kind": "patrols", "reference": "PAT-1999-1", "reason": "A claim"}
    )

    assert "There is no record of this kind by that name." in words(page)
    assert "PAT-1999-1" in words(page) and not LegalHold.objects.exists()


def test_the_pages_of_other_kinds_say_that_a_record_is_held(officer, liaison, zones, administrator, sign_in):
    walked, search = old_patrol(officer, zones["the-stow"]), old_search(liaison)
    held(administrator, kind="patrols", reference=walked.reference)
    held(administrator, kind="stop-searches", reference=str(search.pk))
    stood = old_deployment(liaison)
    held(administrator, kind="deployments", reference=stood.reference)
    reader = sign_in(liaison)

    assert "On hold: " in words(reader.get(stood.get_absolute_url()))
    assert "On hold: " in words(reader.get(walked.get_absolute_url()))
    assert "On hold: " in words(reader.get(search.get_absolute_url()))


def test_a_preview_says_what_is_held(officer, administrator, sign_in):
    old, other = old_incident(officer), old_incident(officer, category="theft")
    kept_for(12, "incidents", administrator)
    listed = proposed()[0]
    held(administrator, reference=old.reference)

    page = words(sign_in(administrator).get(listed.get_absolute_url()))

    assert "1 that would be over is held, and stays" in page
    assert "Which 1 would be erased" in page and other.reference in page


def test_old_words_are_read_kept_and_taken_out(officer, administrator, sign_in):
    kept, gone = (old_incident(officer, description=f"{MARK} {number}") for number in (1, 2))
    browser, until = sign_in(administrator), timezone.localdate() + timedelta(days=100)
    page = browser.get("/retention/incidents/texts/")

    unticked = browser.post("/retention/incidents/texts/", {"keep_until_on": until.isoformat()})
    browser.post(
        "/retention/incidents/texts/",
        {"references": [kept.reference], "keep_until_on": until.isoformat()},
    )
    asked = browser.get(f"/retention/incidents/texts/{gone.reference}/")
    browser.post(f"/retention/incidents/texts/{gone.reference}/")

    assert f"{MARK} 1" in words(page) and f"{MARK} 2" in words(page) and f"{MARK} 2" in words(asked)
    assert "Tick the records" in words(unticked)
    assert "Nothing is due" in words(browser.get("/retention/incidents/texts/"))
    gone.refresh_from_db()
    assert gone.description == ""
    read = AccessRecord.objects.filter(kind="incident", action="list", filters="old words").earliest("pk")
    assert read.ids == [kept.reference, gone.reference]


@pytest.mark.parametrize(
    "address", ["nothing/period/", "nothing/texts/", "stop-searches/texts/", "erasures/9/"]
)
def test_what_is_not_there_is_not_found(administrator, sign_in, address):
    assert sign_in(administrator).get(f"/retention/{address}").status_code == 404


def test_an_information_governance_officer_may_decide_too(officer, governance, administrator, sign_in):
    old_incident(officer)
    kept_for(12, "incidents", governance)
    listed = proposed()[0]

    sign_in(governance).post(f"{listed.get_absolute_url()}decide/", {"decision": "erase", "why": ""})

    listed.refresh_from_db()
    assert (listed.state, listed.decided_by) == (Erasure.State.ERASED, governance)
    assert not Incident.objects.exists()


def test_what_was_decided_is_listed_with_who_and_when(officer, administrator, sign_in):
    old_incident(officer)
    erase_all("incidents", administrator)

    page = words(sign_in(administrator).get("/retention/"))

    assert "Incidents: 1 erased" in page and f"by {administrator}" in page


@pytest.mark.parametrize(
    ("kind", "page", "role"),
    [
        ("incidents", "/incidents/", "analyst"),
        ("patrols", "/patrols/", "supervisor"),
        ("stop-searches", "/stop-searches/", "liaison"),
        ("deployments", "/deployments/", "supervisor"),
    ],
)
def test_a_list_says_from_when_on_it_is_whole(kind, page, role, request, officer, administrator, sign_in):
    browser = sign_in(request.getfixturevalue(role))
    before = words(browser.get(page))
    old = {"patrols": old_patrol, "stop-searches": old_search, "deployments": old_deployment}
    if kind == "patrols":
        old_patrol(officer, Zone.objects.get(slug="the-stow"))
    else:
        old.get(kind, old_incident)(officer)
    erase_all(kind, administrator)

    after = words(browser.get(page))

    assert "Not complete before" not in before
    assert "Not complete before 1 " in after and f"/retention/{kind}/counts/" in after
