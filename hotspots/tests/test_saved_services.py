"""Saving a view, renaming it, sharing it: what is kept of the address, and what is refused."""

import uuid
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from accounts.tests.factories import person
from hotspots.saved.models import SavedView
from hotspots.saved.services import MOST_VIEWS, change_view, delete_view, save_view
from hotspots.saved.words import told_views
from zones.models import Zone

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def saved(by, **fields):
    return save_view(by=by, now=NOW, **{"name": "Evenings", "page": "map", "query": "", **fields})


def complaints(query, by, page="map"):
    with pytest.raises(ValidationError) as refused:
        saved(by, query=query, page=page)
    return refused.value.message_dict["query"]


def words(view):
    [told] = told_views([view])
    return (told.period, told.filters)


def test_the_usual_period_is_written_down_and_filters_have_one_order(officer, zones):
    view = saved(officer, query="zone=the-stow&category=violence&time_of_day=evening&weapon=")

    assert view.query == "period=4-weeks&category=violence&time_of_day=evening&zone=the-stow"


def test_a_period_up_to_today_moves_on_and_two_dates_stay(officer, zones):
    moving = saved(officer, query="period=12-weeks&category=theft")
    fixed = saved(officer, name="October", query="from_on=2026-10-01&to_on=2026-10-31")

    assert words(moving) == ("Last 12 weeks, up to the day it is opened", ("Kind: Theft",))
    assert words(fixed) == ("1 October 2026 to 31 October 2026, always these days", ())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("categry=theft", "There is no filter called “categry”."),
        ("owner=1", "There is no filter called “owner”."),
        ("zone=atlantis", "There is no such zone."),
        ("period=dates&from_on=2026-10-01", "Enter the last day."),
        ("from_on=2026-10-01&to_on=2027-01-01", "This is in the future. Enter today or a day before it."),
    ],
)  # fmt: skip
def test_what_the_page_would_refuse_is_not_saved(officer, zones, query, said):
    assert complaints(query, officer) == [said]
    assert not SavedView.objects.exists()


def test_what_only_displacement_asks_is_kept_for_displacement_alone(officer, zones):
    asked = "zone=the-stow&control=north-gate&metres=50&period=4-weeks"

    view = saved(officer, page="displacement", query=asked)

    assert words(view)[1] == ("Zone: The Stow", "Control area: North Gate", "Ring: 50 metres")
    assert complaints(asked, officer, page="map") == ["There is no filter called “control”."]


def test_a_control_area_that_is_no_zone_is_told_in_words(officer, zones):
    cell = "8a194ad1495ffff"
    ring = saved(officer, page="displacement", query="zone=the-stow&control=next-ring")
    cells = saved(
        officer, name="Cells", page="displacement", query=f"zone=the-stow&control=cells&control_cells={cell}"
    )

    assert words(ring)[1][1] == "Control area: The next ring: as wide, beyond the first"
    assert words(cells)[1][2] == f"Control cells: {cell}"
    assert not any(each.is_broken for each in told_views([ring, cells]))


def test_a_page_that_is_none_is_refused(officer, zones):
    with pytest.raises(ValidationError, match="There is no such page"):
        saved(officer, page="people")


def test_it_opens_as_the_address_of_its_page(supervisor, zones):
    view = saved(supervisor, page="near_repeats", query="category=theft")

    assert view.get_absolute_url() == "/hotspots/analysis/near-repeats/?period=4-weeks&category=theft"


def test_a_view_whose_zone_is_gone_says_so(officer, zones):
    view = saved(officer, query="zone=west-gate")
    Zone.objects.filter(slug="west-gate").update(slug="elsewhere")

    [told] = told_views([view])

    assert (told.is_broken, told.filters) == (True, ("Zone: a zone that is no longer there",))


def test_the_same_request_again_makes_one_view(officer, zones):
    key = uuid.uuid4()

    first, again = saved(officer, client_id=key), saved(officer, name="Other", client_id=key)

    assert first == again
    assert SavedView.objects.count() == 1


def test_somebody_elses_key_is_refused(officer, supervisor, zones):
    key = uuid.uuid4()
    saved(officer, client_id=key)

    with pytest.raises(ValidationError, match="sent by somebody else"):
        saved(supervisor, client_id=key)


def test_names_differ_for_one_person_whatever_their_capitals(officer, supervisor, zones):
    saved(officer)
    saved(supervisor, name="evenings")

    with pytest.raises(ValidationError, match="saved view of this name"):
        saved(officer, name=" EVENINGS ")


def test_the_database_holds_to_that_too(officer, zones):
    saved(officer)

    with pytest.raises(IntegrityError, match="one_view_of_a_name_per_person"):
        SavedView.objects.create(owner=officer, name="EVENINGS", page="map", query="", saved_at=NOW)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_has_one_to_sixty_characters(officer, zones, name):
    with pytest.raises(ValidationError) as refused:
        saved(officer, name=name)

    assert list(refused.value.message_dict) == ["name"]


def test_a_person_has_so_many_views_and_no_more(officer, zones):
    many = [
        SavedView(owner=officer, name=f"View {n}", page="map", query="", saved_at=NOW)
        for n in range(MOST_VIEWS)
    ]
    SavedView.objects.bulk_create(many)

    with pytest.raises(ValidationError, match="100 saved views"):
        saved(officer)


def test_it_is_renamed_and_shared_and_its_history_says_so(officer, zones):
    view = saved(officer)

    change_view(view=view, by=officer, name="Late evenings", is_shared=True)

    events = view.events.order_by("pgh_id").values_list("pgh_label", "name", "is_shared")
    assert list(events) == [("insert", "Evenings", False), ("update", "Late evenings", True)]


def test_nobody_changes_or_deletes_what_another_saved(officer, supervisor, zones):
    view = saved(officer, is_shared=True)

    for act in (change_view, delete_view):
        with pytest.raises(PermissionDenied):
            act(view=view, by=supervisor)

    assert SavedView.objects.count() == 1


def test_colleagues_find_what_is_shared_and_nobody_else_does(officer, zones):
    colleague = person("analyst", organisation=officer.organisation)
    partner = person("liaison", email="partner@example.org")
    assert partner.organisation != officer.organisation
    private, shared = saved(officer), saved(officer, name="Shared", is_shared=True)

    def found(user):
        return set(SavedView.objects.visible_to(user))

    assert found(officer) == {private, shared}
    assert found(colleague) == {shared}
    assert found(partner) == set()


def test_what_somebody_shared_who_left_is_found_no_more(officer, zones):
    colleague = person("analyst", organisation=officer.organisation)
    saved(officer, is_shared=True)
    officer.is_active = False
    officer.save()

    assert not SavedView.objects.visible_to(colleague).exists()


def test_near_repeats_are_offered_to_who_may_open_them(supervisor, zones):
    saved(supervisor, page="near_repeats", is_shared=True)
    here = {"organisation": supervisor.organisation}
    colleagues = [person(role, email=f"{role}.2@example.org", **here) for role in ("officer", "analyst")]

    found = {user.role: SavedView.objects.visible_to(user).count() for user in colleagues}

    assert found == {"officer": 0, "analyst": 1}
