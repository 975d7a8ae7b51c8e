"""Putting a finished patrol right: who may, for how long, what it leaves behind, what it refuses."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from accounts.tests.factories import person, police
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import Correction, Patrol, Visit
from patrols.services import correct_patrol, may_correct, start_patrol, strike_patrol
from patrols.tests.factories import NOW, START, code, minutes, patrol, visit
from zones.models import ZoneVersion

TOMORROW, NEXT_MONTH = NOW + timedelta(days=1), NOW + timedelta(days=30)


@pytest.fixture
def made(officer, zones) -> Patrol:
    """An hour with 15 minutes at The Stow from 19:05."""
    return patrol(officer, visits=[visit(zones["the-stow"], ENG_YP=2)])


def stood(made: Patrol) -> PatrolEntry:
    return PatrolEntry.of(Patrol.objects.for_list().get(pk=made.pk))


def put_right(made: Patrol, by, now=NOW, reason="", sure=False, **fields) -> Correction | None:
    entry = replace(stood(made), **fields)
    return correct_patrol(patrol=made, entry=entry, by=by, now=now, reason=reason, sure=sure)


def only_visit(made: Patrol, **fields) -> list[VisitEntry]:
    return [replace(stood(made).visits[0], **fields)]


def test_a_time_that_was_wrong_is_put_right_and_both_times_stay_readable(made, officer):
    correction = put_right(made, officer, visits=only_visit(made, left_at=START + minutes(30)))

    assert correction.changes == [{"what": "Left The Stow", "before": "19:20", "after": "19:30"}]
    assert (correction.corrected_by, correction.corrected_at, correction.reason) == (officer, NOW, "")
    assert made.visits.get().left_at == START + minutes(30)


def test_a_visit_keeps_its_outline_while_its_zone_and_day_stay(made, officer, zones):
    before = made.visits.get()
    ZoneVersion.objects.filter(zone=zones["the-stow"]).update(valid_to=START.date() + timedelta(days=1))
    early = ZoneVersion.objects.get(pk=before.zone_version_id)
    early.pk, early.number, early.valid_from, early.valid_to = None, 9, early.valid_to, None
    early.save()

    put_right(made, officer, visits=only_visit(made, left_at=START + minutes(30)))

    after = made.visits.get()
    assert (after.pk, after.zone_version_id) == (before.pk, before.zone_version_id)


def test_another_zone_brings_the_outline_of_that_day(made, officer, zones):
    correction = put_right(made, officer, visits=only_visit(made, zone=zones["north-gate"]))

    assert made.visits.get().zone == zones["north-gate"]
    assert correction.changes == [
        {"what": "Zone visited at 19:05", "before": "The Stow", "after": "North Gate"}
    ]


def test_counts_crew_and_note_are_put_right_in_words(made, officer):
    essex = police()
    counted = only_visit(made, outcomes={code("ENG_YP"): 3, code("POL_SS"): 1})

    correction = put_right(
        made, officer, staff_count=2, partners={essex: 1}, visits=counted, note=" Two shops closed. "
    )

    assert [tuple(change.values()) for change in correction.changes] == [
        ("People from Harlow Council", "1", "2"),
        ("People from Essex Police", "none", "1"),
        ("Young people engaged at The Stow", "2", "3"),
        (f"{code('POL_SS')} at The Stow", "none", "1"),
        ("Note", "none", "“Two shops closed.”"),
    ]
    made.refresh_from_db()
    assert (made.staff_count, made.is_joint, made.note) == (3, True, "Two shops closed.")


def test_the_old_words_of_a_note_are_not_repeated(made, officer):
    put_right(made, officer, note="Spoke with Jo Bloggs")

    correction = put_right(made, officer, note="Spoke with a trader")

    assert correction.changes == [
        {"what": "Note", "before": "worded otherwise", "after": "“Spoke with a trader”"}
    ]


def test_a_visit_is_added_before_the_others_and_one_is_taken_out(made, officer, zones):
    first = VisitEntry(zones["north-gate"], START, START + minutes(4), {code("ADV"): 1})

    correction = put_right(made, officer, visits=[first])

    assert [tuple(change.values()) for change in correction.changes] == [
        ("Visit to The Stow", "19:05 to 19:20; Young people engaged 2", "taken out"),
        ("Visit to North Gate", "none", f"19:00 to 19:04; {code('ADV')} 1"),
    ]
    assert Visit.pgh_event_model.objects.filter(pgh_label="delete").count() == 1


def test_when_nothing_was_changed_nothing_is_written_down(made, officer):
    assert put_right(made, officer) is None
    assert not Correction.objects.exists()


def test_the_same_correction_sent_twice_is_one(made, officer, zones):
    def send():
        new = VisitEntry(zones["north-gate"], START + minutes(30), START + minutes(45))
        return put_right(made, officer, visits=[*stood(made).visits[:1], new])

    assert send() is not None
    assert send() is None
    assert made.visits.count() == 2


def test_from_the_next_day_on_the_officer_says_why(made, officer):
    with pytest.raises(ValidationError) as refused:
        put_right(made, officer, now=TOMORROW, note="Quiet")

    assert refused.value.message_dict == {"reason": ["Say why this patrol is put right."]}
    assert put_right(made, officer, now=TOMORROW, note="Quiet", reason="Read my notebook.") is not None


def test_a_patrol_that_ended_after_midnight_is_put_right_that_night_without_a_reason(officer, zones):
    late = datetime(2026, 11, 20, 23, tzinfo=UTC)
    started = start_patrol(by=officer, now=late)
    Patrol.objects.filter(pk=started.pk).update(ended_at=late + minutes(90), nothing_to_report=True)

    assert put_right(started, officer, now=late + minutes(95), note="Quiet") is not None


def test_after_the_days_that_the_settings_say_only_a_supervisor_may(made, officer, supervisor):
    assert may_correct(made, officer, now=made.ended_at + timedelta(days=7))
    assert not may_correct(made, officer, now=made.ended_at + timedelta(days=7, seconds=1))

    with pytest.raises(PermissionDenied, match="within 7 days"):
        put_right(made, officer, now=NEXT_MONTH, note="Quiet", reason="Late")
    assert put_right(made, supervisor, now=NEXT_MONTH, note="Quiet", reason="From the diary") is not None


def test_moving_the_end_gives_the_officer_no_more_days(officer, zones):
    made = patrol(officer)
    almost_over = made.ended_at + timedelta(days=6, hours=22)
    moved = {"started_at": almost_over - timedelta(hours=2), "ended_at": almost_over - timedelta(hours=1)}
    put_right(made, officer, now=almost_over, reason="Wrong day", **moved)
    made.refresh_from_db()

    assert may_correct(made, officer, now=almost_over)
    assert not may_correct(made, officer, now=almost_over + timedelta(days=6))
    with pytest.raises(ValidationError, match="Say why"):
        put_right(made, officer, now=almost_over, note="Quiet")


def test_a_supervisor_always_says_why(made, supervisor):
    with pytest.raises(ValidationError, match="Say why"):
        put_right(made, supervisor, note="Quiet", reason="  ")


def test_a_colleague_may_not(made, zones):
    with pytest.raises(PermissionDenied):
        put_right(made, person("officer", email="second@example.org"), note="Quiet")


def test_what_is_struck_out_or_still_running_is_not_put_right(made, officer, supervisor):
    running = start_patrol(by=officer, now=NOW)
    strike_patrol(patrol=made, reason="Logged twice", by=officer, now=NOW)

    with pytest.raises(ValidationError, match="struck out"):
        put_right(made, officer, note="Quiet")
    with pytest.raises(ValidationError, match="End it first"):
        put_right(running, officer, note="Quiet")


def test_the_rules_are_those_of_logging(made, officer):
    with pytest.raises(ValidationError) as refused:
        put_right(made, officer, ended_at=START + minutes(10))

    assert refused.value.message_dict == {"visit_1_left_at": ["This is after the patrol ended."]}
    assert made.visits.count() == 1


def test_it_does_not_reach_into_another_patrol_of_the_same_person(made, officer):
    patrol(officer, started_at=START + minutes(70), ended_at=START + minutes(100))

    with pytest.raises(ValidationError, match="This overlaps your patrol"):
        put_right(made, officer, ended_at=START + minutes(80))


def test_a_visit_of_hours_is_asked_about_once(made, officer):
    longer = {"ended_at": START + minutes(119), "started_at": START - minutes(60)}
    hours = only_visit(made, arrived_at=START - minutes(60), left_at=START + minutes(100))

    with pytest.raises(ValidationError) as asked:
        put_right(made, officer, visits=hours, **longer)
    put_right(made, officer, visits=hours, sure=True, **longer)

    assert asked.value.message_dict == {"sure": ["That is 2 hours 40 minutes at The Stow. Is that right?"]}
    assert put_right(made, officer, note="Quiet") is not None


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_leave_two_corrections_and_one_patrol(officer, supervisor):
    made = patrol(officer)

    def change(by) -> None:
        try:
            put_right(made, by, reason="Diary", staff_count=4 if by == officer else 3)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(change, (officer, supervisor)))

    made.refresh_from_db()
    last = Correction.objects.last()
    assert Correction.objects.count() == 2
    assert str(made.staff_count) == last.changes[0]["after"]
