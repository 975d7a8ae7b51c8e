"""This period against an earlier one: words first, all places tested together."""

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.tests.factories import NORTH_GATE, incidents

PAGE, API = "/hotspots/analysis/change/", "/api/v1/hotspots/analysis/change/"
PREVIOUS = {"compare": "previous"}


def more_in_the_stow(by):
    """20 after 5 in The Stow, as many as before in North Gate, and a record from before both periods."""
    now = timezone.now()
    incidents(by, now, days_ago=2, count=20)
    incidents(by, now, days_ago=30, count=5)
    incidents(by, now, days_ago=2, count=6, **NORTH_GATE)
    incidents(by, now, days_ago=30, count=6, **NORTH_GATE)
    incidents(by, now, days_ago=100)


def test_a_change_beyond_chance_is_said_in_words(analyst, zones, sign_in):
    more_in_the_stow(analyst)

    page = sign_in(analyst).get(PAGE, PREVIOUS)

    assert page.context["statement"] == "The Stow: more than before, unlikely to be chance."
    words = {each.name: each.change.words for each in page.context["found"].zones}
    assert words["North Gate"] == "No clear change"
    assert words["West Gate"] == "Too few to say"


def test_no_percentage_is_given_of_few(analyst, zones, sign_in):
    more_in_the_stow(analyst)

    page = sign_in(analyst).get(PAGE, PREVIOUS)

    assert {each.change.percentage for each in page.context["found"].zones} == {None}


def test_cells_are_tested_together_and_say_so(analyst, zones, sign_in):
    more_in_the_stow(analyst)

    page = sign_in(analyst).get(PAGE, PREVIOUS)

    assert "2 places were tested together and 1 is marked" in page.context["found"].cells_note
    assert page.context["cells"][0].change.now == 20


def test_four_periods_before_count_as_one_four_times_as_long(analyst, zones, sign_in):
    now = timezone.now()
    incidents(analyst, now, days_ago=2, count=5)
    incidents(analyst, now, days_ago=30, count=8)
    incidents(analyst, now, days_ago=60, count=8)
    incidents(analyst, now, days_ago=200)

    page = sign_in(analyst).get(PAGE)

    [stow] = [each.change for each in page.context["found"].zones if each.slug == "the-stow"]
    assert (stow.now, stow.before, stow.expected) == (5, 16, 4)


def test_with_nothing_on_record_before_nothing_is_compared(analyst, zones, sign_in, api):
    incidents(analyst, timezone.now(), days_ago=2)

    page, answer = sign_in(analyst).get(PAGE), api(analyst).get(API).data

    assert "Nothing is on record from the whole of an earlier period" in page.content.decode()
    assert (answer["zones"], answer["cells"]) == ([], [])


def test_a_weekday_that_a_period_lacks_is_refused_in_words(analyst, zones, sign_in):
    more_in_the_stow(analyst)
    monday_to_tuesday = {"period": "dates", "from_on": "2026-11-16", "to_on": "2026-11-17", "weekday": "7"}

    page = sign_in(analyst).get(PAGE, monday_to_tuesday)

    assert "none of the days of the week asked" in page.content.decode()


def test_the_api_answers_with_the_numbers_of_the_page(analyst, zones, sign_in, api):
    more_in_the_stow(analyst)

    page, answer = sign_in(analyst).get(PAGE, PREVIOUS), api(analyst).get(API, PREVIOUS).data

    assert answer["statement"] == page.context["statement"]
    assert [(each["name"], each["adjusted_p"]) for each in answer["zones"]] == [
        (each.name, each.change.adjusted_p) for each in page.context["found"].zones
    ]


@pytest.mark.parametrize("address", [PAGE, API])
@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_others_find_no_change(role, address, request, zones, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(address).status_code == 403


def test_a_filter_that_cannot_be_is_named(analyst, zones, sign_in, api):
    page = sign_in(analyst).get(PAGE, {"compare": "never"})

    assert "compare" in page.context["form"].errors
    assert list(api(analyst).get(API, {"compare": "never"}).data) == ["compare"]


@pytest.mark.parametrize("address", [PAGE, API])
def test_reading_it_is_on_record(officer, zones, sign_in, address):
    sign_in(officer).get(address, {"category": "theft"})

    record = AccessRecord.objects.get(kind="hotspot change")
    assert (record.user, record.filters) == (officer, "category=theft")
