"""A patrol step by step: every step may arrive twice, and belongs to one person."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.tests.factories import police
from patrols.models import Patrol
from patrols.services import (
    count_outcome,
    end_patrol,
    leave_zone,
    start_patrol,
    start_visit,
    strike_patrol,
    undo_outcome,
)
from patrols.tests.factories import NOW, START, code, minutes, patrol


@pytest.fixture
def running(officer, zones) -> Patrol:
    return start_patrol(by=officer, now=START)


@pytest.fixture
def visiting(running, officer, zones):
    return start_visit(patrol=running, zone=zones["the-stow"], by=officer, now=START + minutes(2))


def test_starting_twice_with_one_form_starts_one_patrol(officer, zones):
    client_id = uuid.uuid4()

    first = start_patrol(by=officer, now=START, client_id=client_id)
    second = start_patrol(by=officer, now=START + minutes(1), client_id=client_id)

    assert first == second


def test_a_second_running_patrol_is_refused_in_words(running, officer):
    with pytest.raises(ValidationError, match="You have been on patrol PAT-2026-000001 since 19:00"):
        start_patrol(by=officer, now=START + minutes(5))


def test_arriving_in_the_next_zone_leaves_the_one_before(running, visiting, officer, zones):
    start_visit(patrol=running, zone=zones["north-gate"], by=officer, now=START + minutes(20))

    visiting.refresh_from_db()
    assert visiting.left_at == START + minutes(20)


def test_arriving_twice_in_the_same_zone_is_one_visit(running, visiting, officer, zones):
    again = start_visit(patrol=running, zone=zones["the-stow"], by=officer, now=START + minutes(3))

    assert again == visiting


def test_each_tap_counts_one_and_undo_takes_one_back(visiting, officer):
    for _ in range(3):
        count_outcome(visit=visiting, code=code("ENG"), by=officer)

    undo_outcome(visit=visiting, code=code("ENG"), by=officer)

    assert visiting.outcomes.get().count == 2


def test_undoing_the_last_one_leaves_no_outcome(visiting, officer):
    count_outcome(visit=visiting, code=code("ENG"), by=officer)

    assert undo_outcome(visit=visiting, code=code("ENG"), by=officer) == 0
    assert not visiting.outcomes.exists()


def test_a_tap_that_arrives_twice_counts_once(visiting, officer):
    for _ in range(2):
        count_outcome(visit=visiting, code=code("ENG"), by=officer, seen=0)

    assert visiting.outcomes.get().count == 1


def test_a_council_officer_alone_cannot_count_a_direction_to_leave(visiting, officer):
    with pytest.raises(ValidationError) as refused:
        count_outcome(visit=visiting, code=code("DISP"), by=officer)

    assert "code" in refused.value.message_dict


@pytest.mark.parametrize("name", ["POL_SS", "POL_ARREST", "POL_CR", "POL_SEIZE"])
def test_a_council_officer_alone_counts_what_the_police_did(visiting, officer, name):
    assert count_outcome(visit=visiting, code=code(name), by=officer) == 1


def test_with_police_on_the_patrol_a_direction_to_leave_can_be_counted(officer, zones):
    joint = start_patrol(by=officer, now=START, partners={police(): 1})
    visit = start_visit(patrol=joint, zone=zones["the-stow"], by=officer, now=START + minutes(1))

    assert count_outcome(visit=visit, code=code("DISP"), by=officer) == 1


def test_leaving_twice_keeps_the_first_time(running, visiting, officer):
    leave_zone(patrol=running, by=officer, now=START + minutes(14))
    left = leave_zone(patrol=running, by=officer, now=START + minutes(15))

    assert left.left_at == START + minutes(14)


def test_an_outcome_can_be_added_after_leaving_the_zone(running, visiting, officer):
    leave_zone(patrol=running, by=officer, now=START + minutes(14))

    assert count_outcome(visit=visiting, code=code("INTEL"), by=officer) == 1


def test_ending_a_patrol_leaves_the_zone_at_that_moment(running, visiting, officer):
    ended = end_patrol(patrol=running, by=officer, now=START + minutes(30), nothing_to_report=True)

    visiting.refresh_from_db()
    assert ended.ended_at == visiting.left_at == START + minutes(30)
    assert ended.nothing_to_report


def test_a_silent_end_without_outcomes_is_refused(running, visiting, officer):
    with pytest.raises(ValidationError) as refused:
        end_patrol(patrol=running, by=officer, now=START + minutes(30))

    running.refresh_from_db()
    assert list(refused.value.message_dict) == ["nothing_to_report"]
    assert running.is_running


def test_a_forgotten_patrol_is_ended_with_the_time_it_ended(running, officer):
    tomorrow = START + minutes(26 * 60)
    with pytest.raises(ValidationError, match="at most 12 hours"):
        end_patrol(patrol=running, by=officer, now=tomorrow, nothing_to_report=True)

    ended = end_patrol(
        patrol=running, by=officer, now=tomorrow, nothing_to_report=True, ended_at=START + minutes(90)
    )

    assert ended.ended_at == START + minutes(90)


def test_a_patrol_cannot_end_before_its_last_visit(running, visiting, officer):
    with pytest.raises(ValidationError) as refused:
        end_patrol(patrol=running, by=officer, now=NOW, nothing_to_report=True, ended_at=START + minutes(1))

    assert refused.value.message_dict == {"ended_at": ["The end must be after the last visit."]}


def test_ending_twice_keeps_the_first_end(running, officer):
    end_patrol(patrol=running, by=officer, now=START + minutes(30), nothing_to_report=True)

    again = end_patrol(patrol=running, by=officer, now=START + minutes(40), nothing_to_report=True)

    assert again.ended_at == START + minutes(30)


def test_nobody_else_changes_a_running_patrol(running, visiting, supervisor, zones):
    with pytest.raises(PermissionDenied, match="Only the person"):
        end_patrol(patrol=running, by=supervisor, now=NOW, nothing_to_report=True)
    with pytest.raises(PermissionDenied, match="Only the person"):
        count_outcome(visit=visiting, code=code("ENG"), by=supervisor)


def test_nothing_is_added_to_a_patrol_that_is_over(running, visiting, officer, zones):
    end_patrol(patrol=running, by=officer, now=START + minutes(30), nothing_to_report=True)

    with pytest.raises(ValidationError, match="is over"):
        count_outcome(visit=visiting, code=code("ENG"), by=officer)
    with pytest.raises(ValidationError, match="is over"):
        start_visit(patrol=running, zone=zones["north-gate"], by=officer, now=NOW)


def test_a_struck_patrol_is_kept_and_counts_nowhere_and_frees_its_time(officer, zones):
    made = patrol(officer)

    strike_patrol(patrol=made, reason="Logged twice", by=officer, now=NOW)

    assert Patrol.objects.count() == 1
    assert not Patrol.objects.counted().exists()
    assert patrol(officer).pk


def test_striking_needs_a_reason(officer, zones):
    with pytest.raises(ValidationError) as refused:
        strike_patrol(patrol=patrol(officer), reason=" ", by=officer, now=NOW)

    assert "reason" in refused.value.message_dict


def test_after_the_day_only_a_supervisor_strikes(officer, supervisor, zones):
    made = patrol(officer)
    next_day = NOW + minutes(24 * 60)

    with pytest.raises(PermissionDenied, match="Only a supervisor"):
        strike_patrol(patrol=made, reason="Wrong zone", by=officer, now=next_day)

    assert strike_patrol(patrol=made, reason="Wrong zone", by=supervisor, now=next_day).is_struck
