"""The timeline of a stop search: what was put right and by whom; published ones have none."""

from datetime import timedelta

import pghistory
import pytest
from django.urls import reverse

from stopsearches.history import timeline_of
from stopsearches.models import StopSearch
from stopsearches.services import correct_stop_search
from stopsearches.tests.factories import NOW, published, stop_search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]


def corrected(made: StopSearch, by, **changes) -> StopSearch:
    kept = {"searched_at": made.searched_at, "lat": made.lat, "lng": made.lng}
    with pghistory.context(user=by.pk):
        return correct_stop_search(search=made, by=by, now=NOW, **{**kept, **changes})


def words(made: StopSearch) -> list[str]:
    return [each for line in timeline_of(made) for each in line.words]


def test_it_begins_with_who_recorded_it(liaison):
    (line,) = timeline_of(stop_search(liaison))

    assert line.words == ("Recorded.",)
    assert line.by == f"{liaison.full_name}, {liaison.organisation.short_name}"


def test_a_correction_is_told_with_both_values_and_what_was_not_recorded_is_no_no(liaison):
    made = corrected(stop_search(liaison), liaison, outcome="arrest", outcome_linked_to_object=True)

    assert sorted(words(made)[:2]) == [
        "Outcome changed from “Not recorded” to “Arrest”.",
        "Outcome linked to object changed from not recorded to yes.",
    ]


def test_time_and_place_are_put_right_without_a_point(liaison, zones):
    made = stop_search(liaison)
    earlier = made.searched_at - timedelta(hours=1)
    made = corrected(made, liaison, searched_at=earlier, lat=None, lng=None, zone=zones["north-gate"])

    assert words(made)[:2] == [
        "The time was put right.",
        "The place was put right, from The Stow to North Gate.",
    ]


def test_an_operation_that_was_put_right_is_not_repeated(liaison):
    made = stop_search(liaison, operation_name="Alan Turing", part_of_operation=True)

    told = words(corrected(made, liaison, operation_name="Operation Dial"))

    assert "Operation name rewritten." in told
    assert not any("Turing" in each for each in told)


def test_its_page_shows_it_and_that_of_a_published_one_has_none(liaison, month_file, sign_in):
    client = sign_in(liaison)
    own, of_a_file = stop_search(liaison), published(month_file)

    pages = [
        client.get(reverse("stopsearches:detail", args=[each.pk])).content.decode()
        for each in (own, of_a_file)
    ]

    assert ["app-timeline" in page for page in pages] == [True, False]
