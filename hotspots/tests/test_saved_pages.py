"""Saved views on the pages and over the API: who finds, changes and deletes which."""

import pytest
from django.utils import timezone

from accounts.tests.factories import person
from audit.models import AccessRecord
from hotspots.saved.models import SavedView
from hotspots.saved.services import save_view
from zones.models import Zone

LIST, SAVE, API = "/hotspots/views/", "/hotspots/views/save/", "/api/v1/hotspots/views/"
PAGES = ("change", "delete")


def saved(by, **fields):
    said = {"name": "Evenings", "page": "map", "query": "category=theft", **fields}
    return save_view(by=by, now=timezone.now(), **said)


@pytest.fixture
def colleague(officer):
    return person("analyst", email="colleague@example.org", organisation=officer.organisation)


def test_the_map_leads_to_saving_what_it_shows(officer, zones, sign_in):
    client = sign_in(officer)
    page = client.get("/hotspots/", {"category": "theft", "all_cells": "yes"}).content.decode()
    assert "/hotspots/views/save/?category=theft&amp;of=map" in page

    client.post(f"{SAVE}?category=theft&of=map&all_cells=yes", {"name": "Thefts", "is_shared": "on"})

    view = SavedView.objects.get()
    assert (view.name, view.page, view.query, view.is_shared) == (
        "Thefts", "map", "period=4-weeks&category=theft", True,
    )  # fmt: skip


def test_a_page_of_the_analysis_is_saved_as_that_page(supervisor, zones, sign_in):
    client = sign_in(supervisor)
    page = client.get("/hotspots/analysis/near-repeats/").content.decode()
    assert "/hotspots/views/save/?of=near-repeats" in page

    client.post(f"{SAVE}?of=near-repeats", {"name": "Pairs"})

    assert SavedView.objects.get().page == "near_repeats"


@pytest.mark.parametrize("page", SavedView.Page.values)
def test_every_page_that_can_be_saved_leads_to_saving_itself_and_opens(supervisor, zones, sign_in, page):
    client = sign_in(supervisor)
    address = SavedView(page=page, query="").get_absolute_url()

    opened = client.get(address, {"zone": "the-stow"}).content.decode()
    saving = client.get(SAVE, {"of": page.replace("_", "-"), "zone": "the-stow"})

    assert f"/hotspots/views/save/?zone=the-stow&amp;of={page.replace('_', '-')}" in opened
    assert saving.context["told"].view.page == page


def test_the_form_says_whether_the_period_moves_on(officer, zones, sign_in):
    client = sign_in(officer)

    moving = client.get(SAVE, {"period": "4-weeks"}).content.decode()
    fixed = client.get(SAVE, {"from_on": "2026-10-01", "to_on": "2026-10-31"}).content.decode()

    assert "The period moves on" in moving
    assert "The two dates stay as they are" in fixed
    assert "Do not put names of people in it" in moving


def test_filters_that_cannot_be_lead_back_to_the_page_that_says_so(officer, zones, sign_in):
    answer = sign_in(officer).get(SAVE, {"zone": "atlantis"}, follow=True)

    assert answer.redirect_chain == [("/hotspots/?zone=atlantis", 302)]
    assert "There is no such zone." in answer.content.decode()


def test_the_same_form_sent_twice_saves_one_view(officer, zones, sign_in):
    client = sign_in(officer)
    said = {"name": "Evenings", "client_id": client.get(SAVE).context["form"]["client_id"].value()}

    answers = [client.post(SAVE, said).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert SavedView.objects.count() == 1


def test_a_refused_name_is_kept_in_its_field(officer, zones, sign_in):
    saved(officer)

    page = sign_in(officer).post(SAVE, {"name": "evenings"}).content.decode()

    assert "You have a saved view of this name" in page
    assert 'value="evenings"' in page


def test_the_list_has_ones_own_and_what_colleagues_share_and_is_on_record(officer, colleague, zones, sign_in):
    own, shared = saved(officer), saved(colleague, name="Ours", is_shared=True)
    saved(colleague, name="Private")

    page = sign_in(officer).get(LIST)

    assert [told.view for told in page.context["told"]] == [own, shared]
    record = AccessRecord.objects.get(kind="saved view")
    assert (record.action, record.ids, record.count) == ("list", [str(own.pk), str(shared.pk)], 2)


def test_the_list_is_filtered_by_who_saved_it(officer, colleague, zones, sign_in):
    saved(officer)
    shared = saved(colleague, name="Ours", is_shared=True)

    page = sign_in(officer).get(LIST, {"whose": "others"})

    assert [told.view for told in page.context["told"]] == [shared]


def test_a_view_of_a_zone_that_is_gone_is_listed_and_its_page_says_so(officer, zones, sign_in):
    view = saved(officer, query="zone=west-gate")
    Zone.objects.filter(slug="west-gate").update(slug="elsewhere")
    client = sign_in(officer)

    listed = client.get(LIST).content.decode()
    opened = client.get(view.get_absolute_url()).content.decode()

    assert "It asks for a zone that is no longer there." in listed
    assert "There is no such zone." in opened


def test_it_is_renamed_unshared_and_deleted_after_a_question(officer, zones, sign_in):
    view, client = saved(officer, is_shared=True), sign_in(officer)

    client.post(f"{LIST}{view.pk}/change/", {"name": "Late"})
    view.refresh_from_db()
    asked = client.get(f"{LIST}{view.pk}/delete/").content.decode()
    client.post(f"{LIST}{view.pk}/delete/")

    assert (view.name, view.is_shared) == ("Late", False)
    assert "Delete “Late”?" in asked
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("is_shared", [True, False])
@pytest.mark.parametrize("step", PAGES)
def test_the_pages_to_change_a_view_are_not_there_for_others(
    officer, colleague, zones, sign_in, step, is_shared
):
    view = saved(colleague, is_shared=is_shared)

    answers = [
        getattr(sign_in(officer), method)(f"{LIST}{view.pk}/{step}/", {"name": "Mine now"}).status_code
        for method in ("get", "post")
    ]

    assert answers == [404, 404]
    assert SavedView.objects.get().name == "Evenings"


@pytest.mark.parametrize("role", ["councillor", "administrator"])
@pytest.mark.parametrize("address", [LIST, SAVE, API])
def test_saved_views_are_refused_to_other_roles(role, address, request, zones, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(address).status_code == 403


def test_the_api_saves_lists_changes_and_deletes(officer, zones, api):
    client = api(officer)
    made = client.post(API, {"name": "Thefts", "page": "trend", "query": "category=theft"}).json()
    address = f"{API}{made['id']}/"

    changed = client.patch(address, {"name": "All thefts", "is_shared": True}).json()
    listed = client.get(API).json()["results"]
    gone = client.delete(address).status_code

    assert (made["query"], made["is_relative"], made["is_own"]) == (
        "period=4-weeks&category=theft",
        True,
        True,
    )
    assert made["url"] == "/hotspots/analysis/trend/?period=4-weeks&category=theft"
    assert (changed["name"], changed["is_shared"]) == ("All thefts", True)
    assert [each["name"] for each in listed] == ["All thefts"]
    assert (gone, SavedView.objects.count()) == (204, 0)


def test_an_owner_that_is_sent_along_changes_nothing(officer, colleague, zones, api):
    said = {"name": "Mine", "page": "map", "owner": colleague.pk, "client_id": "x", "saved_at": "2020-01-01"}

    made = api(officer).post(API, said, format="json").json()
    api(officer).patch(f"{API}{made['id']}/", {"owner": colleague.pk, "id": 999}, format="json")

    view = SavedView.objects.get()
    assert (view.owner, view.pk) == (officer, made["id"])
    assert view.saved_at.year > 2020


def test_the_same_key_makes_one_view(officer, zones, api):
    said = {"name": "Thefts", "page": "map"}

    ids = {
        api(officer).post(API, said, headers={"idempotency-key": "one"}).json()["id"] for _ in range(2)
    }  # fmt: skip

    assert len(ids) == SavedView.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"page": "map"}, "name"),
        ({"name": "x"}, "page"),
        ({"name": "x", "page": "people"}, "page"),
        ({"name": "x", "page": "map", "query": "zone=atlantis"}, "query"),
        ({"name": "x", "page": "map", "query": "next=//example.org"}, "query"),
        ({"name": "x", "page": "map", "query": "a" * 501}, "query"),
    ],
)
def test_the_api_names_what_cannot_be(officer, zones, api, said, field):
    answer = api(officer).post(API, said)

    assert (answer.status_code, list(answer.json())) == (400, [field])


def test_what_a_view_asks_cannot_be_changed(officer, zones, api):
    view = saved(officer)

    answer = api(officer).patch(f"{API}{view.pk}/", {"query": "category=violence"})

    assert (answer.status_code, list(answer.json())) == (400, ["query"])


@pytest.mark.parametrize(("is_shared", "found"), [(True, [200, 403, 403]), (False, [404, 404, 404])])
def test_what_others_share_is_read_only_and_the_rest_is_not_there(
    officer, colleague, zones, api, is_shared, found
):
    address = f"{API}{saved(colleague, is_shared=is_shared).pk}/"
    client = api(officer)

    answers = [client.get(address), client.patch(address, {"name": "Mine now"}), client.delete(address)]

    assert [answer.status_code for answer in answers] == found
    assert SavedView.objects.get().name == "Evenings"
