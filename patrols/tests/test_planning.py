"""Planning visits: what is refused, what a change keeps, and what the database counts as delivered."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.tests.factories import council, police
from measures.weeks import Week
from patrols.models import PlannedVisit
from patrols.plans.delivered import planned_in_week, with_delivered
from patrols.services import cancel_plan, change_plan, strike_patrol
from patrols.tests.factories import NOW, START, minutes, patrol, plan, visit
from zones.models import Zone

BEFORE, FRIDAY = START - timedelta(days=1), START.date()
LATER = NOW + timedelta(days=1)


def refusal(by, zone, **fields) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        plan(by, zone, **fields)
    return refused.value.message_dict


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"on": FRIDAY - timedelta(days=2)}, "on"),
        ({"on": date(2062, 11, 20)}, "on"),
        ({"from_time": time(21), "to_time": time(19)}, "to_time"),
        ({"from_time": time(22), "to_time": time(0)}, "to_time"),
        ({"from_time": time(19), "to_time": time(19, 30), "visits": 4}, "to_time"),
        ({"visits": 0}, "visits"),
        ({"visits": 13}, "visits"),
    ],
)
def test_a_plan_that_nobody_could_keep_is_refused_at_its_field(supervisor, zones, wrong, field):
    assert list(refusal(supervisor, zones["the-stow"], **wrong)) == [field]
    assert not PlannedVisit.objects.exists()


def test_a_band_that_is_over_today_is_refused(supervisor, zones):
    band = {"from_time": time(17), "to_time": time(18)}

    assert "to_time" in refusal(supervisor, zones["the-stow"], now=START, **band)


def test_a_zone_without_an_outline_on_that_day_is_refused(supervisor):
    zone = Zone.objects.create(slug="old-town", name="Old Town")

    assert refusal(supervisor, zone) == {"zone": ["Old Town has no outline on that day."]}


def test_the_same_plan_twice_is_refused_and_another_organisation_is_another_plan(supervisor, zones):
    plan(supervisor, zones["the-stow"])

    assert "zone" in refusal(supervisor, zones["the-stow"], visits=3)
    assert plan(supervisor, zones["the-stow"], organisation=police()).pk


def test_a_double_submit_makes_one_plan(supervisor, zones):
    first = plan(supervisor, zones["the-stow"])

    assert plan(supervisor, zones["the-stow"], client_id=first.client_id) == first


def test_the_database_itself_refuses_a_band_across_midnight(supervisor, zones):
    made = plan(supervisor, zones["the-stow"])
    made.to_time = time(1)

    with pytest.raises(IntegrityError, match="planned_band_ends_after_it_starts"):
        made.save()


def test_a_plan_is_changed_while_there_is_time_and_its_history_is_kept(supervisor, zones):
    made = plan(supervisor, zones["the-stow"])

    changed = change_plan(plan=made, by=supervisor, now=BEFORE, visits=1, zone=zones["north-gate"])

    assert (changed.visits, changed.zone.slug) == (1, "north-gate")
    assert [event.visits for event in made.events.order_by("pgh_id")] == [2, 1]


def test_a_missed_visit_cannot_be_changed_or_cancelled_away(supervisor, zones):
    made = plan(supervisor, zones["the-stow"])

    with pytest.raises(ValidationError, match="stays as it was"):
        change_plan(plan=made, by=supervisor, now=LATER, visits=1)
    with pytest.raises(ValidationError, match="stays as it was"):
        cancel_plan(plan=made, reason="Nobody was free", by=supervisor, now=LATER)


def test_a_cancelled_plan_says_why_is_counted_nowhere_and_makes_room(supervisor, zones):
    made = plan(supervisor, zones["the-stow"])

    with pytest.raises(ValidationError, match="Say why"):
        cancel_plan(plan=made, reason=" ", by=supervisor, now=BEFORE)
    cancelled = cancel_plan(plan=made, reason="Staff at the market", by=supervisor, now=BEFORE)

    assert cancelled.cancelled_reason == "Staff at the market"
    assert not PlannedVisit.objects.counted().exists()
    assert with_delivered([cancelled], now=LATER)[0].delivery is None
    assert plan(supervisor, zones["the-stow"]).pk


def test_cancelling_twice_keeps_the_first_reason(supervisor, zones):
    made = plan(supervisor, zones["the-stow"])
    for reason in ("Staff at the market", "Rain"):
        cancel_plan(plan=made, reason=reason, by=supervisor, now=BEFORE)

    assert PlannedVisit.objects.get().cancelled_reason == "Staff at the market"


def test_a_visit_of_a_finished_patrol_delivers_a_plan(supervisor, officer, zones):
    plan(supervisor, zones["the-stow"])
    patrol(officer, visits=[visit(zones["the-stow"])])

    (found,) = planned_in_week(Week(2026, 47), now=LATER)

    assert (found.delivery.delivered, found.delivery.missed) == (1, 1)
    assert found.delivery.last_at == START + minutes(20)


def test_a_visit_to_a_gate_delivers_a_plan_for_the_town_centre(supervisor, officer, zones):
    plan(supervisor, zones["town-centre"], visits=1)
    patrol(officer, visits=[visit(zones["north-gate"])])

    assert planned_in_week(Week(2026, 47), now=LATER)[0].state == "delivered"


def test_a_joint_patrol_delivers_for_each_organisation_on_it_but_one_plan_a_visit(officer, supervisor, zones):
    plan(supervisor, zones["the-stow"], visits=1)
    plan(supervisor, zones["the-stow"], visits=1, organisation=police())
    patrol(officer, partners={police(): 1}, visits=[visit(zones["the-stow"]), visit(zones["the-stow"], 30)])

    assert [each.state for each in planned_in_week(Week(2026, 47), now=LATER)] == ["delivered"] * 2


def test_running_and_struck_patrols_deliver_nothing(officer, supervisor, zones):
    plan(supervisor, zones["the-stow"])
    struck = patrol(officer, visits=[visit(zones["the-stow"])])
    strike_patrol(patrol=struck, reason="Logged twice", by=supervisor, now=NOW)

    assert planned_in_week(Week(2026, 47), now=LATER)[0].delivery.delivered == 0


def test_a_plan_that_was_not_asked_for_still_keeps_its_visit(officer, supervisor, zones):
    gate, town = (plan(supervisor, zones[slug], visits=1) for slug in ("north-gate", "town-centre"))
    patrol(officer, visits=[visit(zones["north-gate"])])

    assert with_delivered([town], now=LATER)[0].delivery.delivered == 0
    assert with_delivered([gate], now=LATER)[0].delivery.delivered == 1


def test_twenty_plans_cost_what_one_costs(officer, supervisor, zones, django_assert_num_queries):
    for number in range(20):
        plan(supervisor, zones["the-stow"], on=FRIDAY + timedelta(days=number), organisation=council())
    patrol(officer, visits=[visit(zones["the-stow"])])

    with django_assert_num_queries(3):
        with_delivered(PlannedVisit.objects.for_list(), now=LATER)


def test_only_those_with_the_right_see_plans(supervisor, councillor, analyst, zones):
    plan(supervisor, zones["the-stow"])

    assert PlannedVisit.objects.visible_to(analyst).count() == 1
    assert not PlannedVisit.objects.visible_to(councillor).exists()
    assert PlannedVisit.objects.in_zone(zones["town-centre"]).count() == 0
