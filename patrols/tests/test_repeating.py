"""Visits that repeat every week: made all at once or not at all, changed and stopped for days to come."""

import uuid
from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.tests.factories import council, police
from measures.weeks import LONDON
from patrols.entry import VisitEntry
from patrols.models import PlannedVisit, RepeatingPlan
from patrols.plans.delivered import repeating_with_delivered
from patrols.services import cancel_plan, change_plan, log_patrol
from patrols.services.repeating import change_repeating, stop_repeating
from patrols.tests.factories import NOW, START, plan, repeating

BEFORE, FRIDAY = START - timedelta(days=1), START.date()
WEEK = timedelta(weeks=1)


def refusal(by, zone, **fields) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        repeating(by, zone, **fields)
    return refused.value.message_dict


def days(made: RepeatingPlan) -> list[date]:
    return [each.on for each in PlannedVisit.objects.of_repeating([made])]


def test_every_day_is_a_planned_visit_of_its_own(supervisor, zones):
    made = repeating(supervisor, zones["the-stow"], why="Busy on Fridays")

    assert days(made) == [FRIDAY, FRIDAY + WEEK, FRIDAY + 2 * WEEK]
    each = PlannedVisit.objects.first()
    assert (each.zone, each.visits, each.minutes, each.why) == (made.zone, 2, 15, "Busy on Fridays")


def test_days_left_out_are_not_made_and_only_those_that_matter_are_kept(supervisor, zones):
    made = repeating(supervisor, zones["the-stow"], left_out=[FRIDAY + WEEK, date(2026, 11, 24)])

    assert days(made) == [FRIDAY, FRIDAY + 2 * WEEK]
    assert made.left_out == [FRIDAY + WEEK]


def test_days_that_are_planned_already_are_named_and_nothing_is_made(supervisor, zones):
    plan(supervisor, zones["the-stow"], on=FRIDAY + WEEK)

    said = refusal(supervisor, zones["the-stow"])

    assert list(said) == ["zone"]
    assert "Friday 27 November 2026" in said["zone"][0] and "20 November" not in said["zone"][0]
    assert PlannedVisit.objects.count() == 1 and not RepeatingPlan.objects.exists()


def test_a_double_submit_makes_its_days_once(supervisor, zones):
    first = repeating(supervisor, zones["the-stow"])

    assert repeating(supervisor, zones["the-stow"], client_id=first.client_id) == first
    assert PlannedVisit.objects.count() == 3


def test_somebody_elses_form_is_not_sent_again(supervisor, liaison, zones):
    key = uuid.uuid4()
    repeating(supervisor, zones["the-stow"], client_id=key)

    with pytest.raises(ValidationError, match="Somebody else"):
        repeating(liaison, zones["the-stow"], client_id=key, organisation=council())


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"weekdays": []}, "weekdays"),
        ({"weekdays": [8]}, "weekdays"),
        ({"weekdays": [5], "left_out": [FRIDAY + number * WEEK for number in range(3)]}, "weekdays"),
        ({"starts_on": FRIDAY - WEEK}, "starts_on"),
        ({"ends_on": FRIDAY - timedelta(days=1)}, "ends_on"),
        ({"ends_on": FRIDAY + timedelta(days=400)}, "ends_on"),
        ({"to_time": time(18)}, "to_time"),
        ({"visits": 9}, "to_time"),
        ({"minutes": 9}, "minutes"),
    ],
)
def test_what_nobody_could_keep_is_refused_at_its_field(supervisor, zones, wrong, field):
    assert list(refusal(supervisor, zones["the-stow"], **wrong)) == [field]
    assert not PlannedVisit.objects.exists()


def test_a_night_that_the_clocks_make_too_short_is_named(supervisor, zones):
    night = {"weekdays": [7], "from_time": time(0, 30), "to_time": time(2, 30), "visits": 8}

    said = refusal(
        supervisor, zones["the-stow"], **night,
        starts_on=date(2027, 3, 21), ends_on=date(2027, 4, 4), now=datetime(2027, 3, 1, tzinfo=LONDON),
    )  # fmt: skip

    assert "Sunday 28 March 2027" in said["to_time"][0] and "21 March" not in said["to_time"][0]


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_night_is_delivered_on_the_weekends_when_the_clocks_change(supervisor, officer, zones, sunday):
    made = repeating(
        supervisor, zones["the-stow"], weekdays=[7], from_time=time(0, 30), to_time=time(3, 30), visits=2,
        starts_on=sunday - WEEK, ends_on=sunday + WEEK, now=datetime(2026, 3, 1, tzinfo=LONDON),
    )  # fmt: skip
    start = datetime.combine(sunday, time(0, 25), LONDON)
    ends = [datetime.combine(sunday, time(0, 30), LONDON), datetime.combine(sunday, time(3, 30), LONDON)]
    stays = [VisitEntry(zones["the-stow"], at, at + timedelta(minutes=12), {}) for at in ends]
    over = datetime.combine(sunday, time(4), LONDON)
    log_patrol(by=officer, now=over, started_at=start, ended_at=over, visits=stays, nothing_to_report=True)

    found = repeating_with_delivered([made], now=over + timedelta(days=30))[0].delivery

    assert (found.planned, found.delivered, found.delivered_minutes) == (6, 2, 24)


def test_one_day_is_cancelled_as_an_exception_and_the_others_stay(supervisor, zones):
    made = repeating(supervisor, zones["the-stow"])
    second = PlannedVisit.objects.get(on=FRIDAY + WEEK)

    cancel_plan(plan=second, reason="Staff at the market", by=supervisor, now=BEFORE)

    assert [each.is_cancelled for each in PlannedVisit.objects.of_repeating([made])] == [False, True, False]


def test_a_change_is_for_the_days_still_to_come(supervisor, zones):
    made = repeating(supervisor, zones["the-stow"])

    change_repeating(plan=made, by=supervisor, now=START + timedelta(days=1), visits=3, from_time=time(18))

    found = [(each.visits, each.from_time) for each in PlannedVisit.objects.of_repeating([made])]
    assert found == [(2, time(19)), (3, time(18)), (3, time(18))]


def test_a_day_that_was_changed_on_its_own_is_left_alone(supervisor, zones):
    made = repeating(supervisor, zones["the-stow"])
    change_plan(plan=PlannedVisit.objects.get(on=FRIDAY + WEEK), by=supervisor, now=BEFORE, visits=1)

    change_repeating(plan=made, by=supervisor, now=BEFORE, visits=3)

    assert [each.visits for each in PlannedVisit.objects.of_repeating([made])] == [3, 1, 3]


def test_a_change_into_another_plan_names_the_day_and_changes_nothing(supervisor, zones):
    made = repeating(supervisor, zones["the-stow"])
    plan(supervisor, zones["the-stow"], on=FRIDAY + WEEK, from_time=time(18))

    with pytest.raises(ValidationError, match="Friday 27 November 2026"):
        change_repeating(plan=made, by=supervisor, now=BEFORE, from_time=time(18))

    made.refresh_from_db()
    assert made.from_time == time(19)


def test_stopping_cancels_the_days_to_come_with_the_reason_and_keeps_the_others(supervisor, zones):
    made = repeating(supervisor, zones["the-stow"])
    later = START + timedelta(days=1)

    with pytest.raises(ValidationError, match="Say why"):
        stop_repeating(plan=made, reason=" ", by=supervisor, now=later)
    stopped = stop_repeating(plan=made, reason="The shops moved", by=supervisor, now=later)
    stop_repeating(plan=made, reason="Again", by=supervisor, now=later)

    assert stopped.stopped_by == supervisor
    reasons = PlannedVisit.objects.of_repeating([made]).values_list("cancelled_reason", flat=True)
    assert list(reasons) == ["", "The shops moved", "The shops moved"]


def test_what_was_stopped_or_is_over_is_not_changed(supervisor, zones):
    made, over = repeating(supervisor, zones["the-stow"]), repeating(supervisor, zones["north-gate"])
    stop_repeating(plan=made, reason="The shops moved", by=supervisor, now=BEFORE)

    with pytest.raises(ValidationError, match="were stopped"):
        change_repeating(plan=made, by=supervisor, now=BEFORE, visits=1)
    with pytest.raises(ValidationError, match="still to come"):
        change_repeating(plan=over, by=supervisor, now=NOW + timedelta(days=60), visits=1)


def test_the_history_of_each_day_is_kept(supervisor, zones):
    made = repeating(supervisor, zones["the-stow"])
    change_repeating(plan=made, by=supervisor, now=BEFORE, visits=3)

    first = PlannedVisit.objects.first()

    assert [event.visits for event in first.events.order_by("pgh_id")] == [2, 3]
    assert [event.visits for event in made.events.order_by("pgh_id")] == [2, 3]


def test_what_was_delivered_of_many_costs_the_same_queries(supervisor, zones, django_assert_num_queries):
    plans = [repeating(supervisor, zones[slug]) for slug in ("the-stow", "north-gate", "west-gate")]
    repeating(supervisor, zones["the-stow"], organisation=police())

    for some in (plans[:1], plans):
        with django_assert_num_queries(3):
            repeating_with_delivered(some, now=NOW)
