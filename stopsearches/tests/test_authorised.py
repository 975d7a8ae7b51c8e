"""A search under section 60 names an authorisation that was in force then and there."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from stopsearches.services import correct_stop_search
from stopsearches.tests.factories import NOW, published, stop_search
from stopsearches.tests.test_pages import NEW, answers
from zones.tests.power_factories import IN_BROAD_WALK, IN_THE_STOW, order, power

SECTION_60 = {"legislation": "cjpoa_1994_s60", "searched_at": NOW - timedelta(hours=1)}


def test_a_search_within_its_time_and_area_is_linked(liaison, zones):
    made = stop_search(liaison, authorisation=power(liaison), **SECTION_60, **IN_BROAD_WALK)

    assert made.authorisation is not None


def test_a_search_without_a_place_is_linked_by_its_time_alone(liaison, zones):
    made = stop_search(liaison, authorisation=power(liaison), lat=None, lng=None, **SECTION_60)

    assert made.authorisation is not None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"legislation": "pace_1984_s1"}, "Only a search under section 60"),
        ({"searched_at": NOW - timedelta(hours=5)}, "not in force"),
        (IN_THE_STOW, "outside the area"),
    ],
)
def test_what_the_authorisation_does_not_allow_is_refused_at_its_field(liaison, zones, wrong, words):
    with pytest.raises(ValidationError, match=words) as refused:
        stop_search(liaison, authorisation=power(liaison), **{**SECTION_60, **IN_BROAD_WALK, **wrong})

    assert set(refused.value.message_dict) == {"authorisation"}


def test_another_power_is_no_section_60(liaison, zones):
    with pytest.raises(ValidationError, match="no section 60 authorisation"):
        stop_search(liaison, authorisation=order(liaison), **SECTION_60, **IN_BROAD_WALK)


def test_a_search_known_by_its_day_may_have_been_at_any_time_of_it(liaison, zones):
    day = {**SECTION_60, "searched_at": NOW - timedelta(hours=11), "time_precision": "day"}

    made = stop_search(liaison, authorisation=power(liaison), **day, **IN_BROAD_WALK)

    assert made.authorisation is not None


def test_a_correction_to_another_power_is_refused_while_the_link_stands(liaison, zones):
    made = stop_search(liaison, authorisation=power(liaison), **SECTION_60, **IN_BROAD_WALK)

    with pytest.raises(ValidationError, match="Only a search under section 60"):
        correct_stop_search(
            search=made, searched_at=made.searched_at, by=liaison, now=NOW, lat=made.lat, lng=made.lng,
            legislation="pace_1984_s1",
        )  # fmt: skip


def test_the_form_offers_those_of_the_day_that_was_typed(liaison, zones, sign_in):
    now_and_then = power(liaison), power(liaison, starts_at=NOW - timedelta(days=300))
    then = now_and_then[1].reference
    typed = answers(searched_at_0=f"{NOW:%Y-%m-%d}", searched_at_1="11:00", authorisation=then)

    page = sign_in(liaison).post(NEW, typed)

    form = page.context["form"]
    assert list(form.fields["authorisation"].queryset) == [now_and_then[0]]
    assert form.errors["authorisation"] == ["That authorisation was not in force on that day."]


def test_both_pages_tell_of_the_link_and_the_list_is_a_click_away(liaison, zones, sign_in, month_file):
    broad_walk = power(liaison)
    made = stop_search(liaison, authorisation=broad_walk, **SECTION_60, **IN_BROAD_WALK)
    published(month_file)
    browser = sign_in(liaison)

    page = browser.get(broad_walk.get_absolute_url()).content.decode()
    rows = browser.get(reverse("stopsearches:list"), {"authorisation": broad_walk.reference})

    assert "1 recorded" in page
    assert list(rows.context["object_list"]) == [made]
    assert broad_walk.get_absolute_url() in browser.get(made.get_absolute_url()).content.decode()


def test_who_may_not_see_searches_is_not_told_how_many(liaison, analyst, zones, sign_in):
    broad_walk = power(liaison)
    stop_search(liaison, authorisation=broad_walk, **SECTION_60, **IN_BROAD_WALK)

    page = sign_in(analyst).get(broad_walk.get_absolute_url()).content.decode()

    assert broad_walk.area_name in page
    assert "Stop searches under it" not in page
