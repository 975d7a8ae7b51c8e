"""Recording stop searches by hand."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from deployments.tests.factories import deployment
from stopsearches.models import StopSearch
from stopsearches.services import correct_stop_search
from stopsearches.tests.factories import NOW, STOW, published, stop_search
from zones.geometry import cell_of


def test_the_zone_comes_from_the_point_as_given_and_the_point_is_kept_to_three_decimals(liaison, zones):
    made = stop_search(liaison)

    assert made.zone == zones["the-stow"]
    assert (made.lat, made.lng) == (51.775, 0.114)
    assert made.h3_cell == cell_of(51.775, 0.114)


def test_the_same_client_id_twice_makes_one_search(liaison, zones):
    client_id = uuid.uuid4()

    first, second = (stop_search(liaison, client_id=client_id) for _ in range(2))

    assert first == second
    assert StopSearch.objects.count() == 1


def test_what_nobody_answered_stays_unanswered(liaison, zones):
    made = stop_search(liaison)
    made.refresh_from_db()

    assert made.outcome_linked_to_object is None
    assert made.has_positive_outcome is None


def test_a_search_known_by_its_day_has_no_hour(liaison, zones):
    made = stop_search(liaison, time_precision="day")

    assert made.searched_at.hour == 0
    assert not StopSearch.objects.with_known_hour().exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"searched_at": NOW + timedelta(minutes=1)}, "searched_at"),
        ({"time_precision": "range"}, "time_precision"),
        ({"outcome": "applause"}, "outcome"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(liaison, zones, wrong, field):
    with pytest.raises(ValidationError) as refusal:
        stop_search(liaison, **wrong)

    assert field in refusal.value.message_dict


def test_correcting_keeps_the_outline_and_leaves_a_history(liaison, zones):
    made = stop_search(liaison)

    changed = correct_stop_search(
        search=made, searched_at=made.searched_at, lat=made.lat, lng=made.lng,
        outcome="arrest", by=liaison, now=NOW,
    )  # fmt: skip

    assert (changed.outcome, changed.zone_version) == ("arrest", made.zone_version)
    assert changed.events.count() == 2


def test_a_published_search_is_not_corrected_by_hand(liaison, zones, month_file):
    with pytest.raises(ValidationError, match="published by the police"):
        correct_stop_search(search=published(month_file), searched_at=NOW, by=liaison, now=NOW, **STOW)


def test_a_search_points_at_the_deployment_it_was_made_at(liaison, zones):
    gate = deployment(liaison)

    made = stop_search(liaison, tech_deployment=gate)

    assert list(gate.stop_searches.all()) == [made]


def test_a_correction_cannot_leave_a_named_operation_that_was_none(liaison, zones):
    made = stop_search(liaison, operation_name="Sceptre", part_of_operation=True)

    with pytest.raises(ValidationError) as refusal:
        correct_stop_search(
            search=made, searched_at=made.searched_at, part_of_operation=False, by=liaison, now=NOW, **STOW
        )

    assert list(refusal.value.message_dict) == ["part_of_operation"]
