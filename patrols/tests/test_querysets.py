"""What figures count: weeks, midnight, clock changes, zones, hours and totals."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from accounts.models import Organisation
from accounts.tests.factories import police
from measures.dose import Hours, summarise_dose
from measures.weeks import LONDON, Week
from patrols.models import OutcomeCode, Patrol, Visit
from patrols.services import start_patrol, strike_patrol
from patrols.tests.factories import NOW, START, minutes, patrol, visit

WEEK = Week(2026, 47)


def test_hours_are_split_by_organisation_and_multiplied_by_its_staff(officer, zones):
    patrol(officer, staff_count=1, partners={police(): 2})

    hours = Patrol.objects.counted().in_week(WEEK).hours_by_organisation()

    assert hours == {"Essex Police": Hours(1.0, 2.0), "Harlow Council": Hours(1.0, 1.0)}


def test_every_headline_has_a_total_and_nought_is_a_number(officer, zones):
    patrol(
        officer, visits=[visit(zones["the-stow"], ADV=4, ALC_SURR=9), visit(zones["north-gate"], 30, ENG=2)]
    )

    totals = Visit.objects.counted().in_week(WEEK).outcome_totals()

    assert set(totals) == set(OutcomeCode.Headline.values)
    assert totals["compliance_without_enforcement"] == 13
    assert (totals["engagements"], totals["arrests"]) == (2, 0)


def test_visits_to_the_gates_count_within_the_town_centre(officer, zones):
    patrol(officer, visits=[visit(zones["north-gate"]), visit(zones["the-stow"], 30)])

    assert Visit.objects.counted().in_zone(zones["town-centre"]).count() == 1
    assert Patrol.objects.in_zone(zones["town-centre"]).count() == 1
    assert not Patrol.objects.in_zone(zones["west-gate"]).exists()


def test_running_and_struck_patrols_are_not_counted(officer, supervisor, zones):
    start_patrol(by=officer, now=START)
    struck = patrol(supervisor, visits=[visit(zones["the-stow"], ADV=1)])
    strike_patrol(patrol=struck, reason="Logged twice", by=supervisor, now=NOW)

    assert not Patrol.objects.counted().exists()
    assert not Visit.objects.counted().exists()
    assert Patrol.objects.running().count() == 1


def test_a_patrol_across_sunday_midnight_counts_whole_in_the_week_it_started(officer, zones):
    start = datetime(2026, 11, 15, 23, 30, tzinfo=UTC)

    patrol(officer, started_at=start, ended_at=start + minutes(60))

    assert Patrol.objects.in_week(Week(2026, 46)).hours_by_organisation()["Harlow Council"].patrol_hours == 1
    assert not Patrol.objects.in_week(WEEK).exists()


@pytest.mark.parametrize(
    ("evening", "hours"),
    [(datetime(2026, 3, 28, 23, 0), 3.0), (datetime(2026, 10, 24, 23, 0), 5.0)],
)
def test_a_night_patrol_through_a_clock_change_has_its_elapsed_hours(officer, zones, evening, hours):
    start = evening.replace(tzinfo=LONDON)
    end = (evening + timedelta(hours=4)).replace(tzinfo=LONDON)

    patrol(officer, started_at=start, ended_at=end)

    assert Patrol.objects.hours_by_organisation()["Harlow Council"].patrol_hours == hours


def test_the_week_of_a_clock_change_ends_at_midnight_in_harlow(officer, zones):
    last_minute = datetime(2026, 10, 25, 23, 59, tzinfo=UTC)

    patrol(officer, started_at=last_minute, ended_at=last_minute + minutes(30))

    assert Patrol.objects.in_week(Week(2026, 43)).count() == 1


def test_visits_become_a_dose_with_all_the_staff_of_the_patrol(officer, zones):
    patrol(officer, partners={police(): 1}, visits=[visit(zones["the-stow"], 5, 15)])

    dose = summarise_dose(Visit.objects.counted().as_time_in_zone(), as_at=NOW)

    assert (dose.visits, dose.patrol_minutes, dose.person_minutes) == (1, 15, 30)


def test_patrols_on_which_an_organisation_had_somebody_are_found(officer, zones):
    essex = police()
    patrol(officer, partners={essex: 2})

    assert Patrol.objects.with_organisation(essex).count() == 1
    assert not Patrol.objects.with_organisation(
        Organisation.objects.create(name="County", short_name="ECC", kind="council")
    ).exists()


def test_only_those_with_the_right_see_any(officer, councillor, analyst, zones):
    patrol(officer)

    assert Patrol.objects.visible_to(analyst).count() == 1
    assert not Patrol.objects.visible_to(councillor).exists()


def test_the_database_itself_refuses_overlaps_of_one_person(officer, zones):
    made = patrol(officer)
    made.pk, made.reference, made.client_id = None, "PAT-2026-999999", "0" * 32
    made._state.adding = True

    with pytest.raises(IntegrityError, match="one_patrol_of_a_person_at_a_time"):
        made.save()
