"""The dose of a zone, a day and a band: what counts, where, once or twice, and beside which plan."""

from datetime import UTC, date, datetime, timedelta

import pytest

from measures.weeks import LONDON
from patrols.dose.report import Asked, By, DoseReport, Line, dose_report
from patrols.entry import VisitEntry
from patrols.models import Patrol
from patrols.services import start_patrol, start_visit, strike_patrol
from patrols.tests.factories import NOW, START, patrol, plan, visit

FRIDAY = START.date()


def asked(first_on: date = FRIDAY, last_on: date = FRIDAY, **more) -> Asked:
    return Asked(first_on, last_on, **more)


def dose(what: Asked | None = None, now: datetime = NOW) -> DoseReport:
    return dose_report(what or asked(), now=now)


def line(report: DoseReport, key: str) -> Line:
    return next(each for each in report.lines if each.key == key)


def walked(by, zone, at: datetime, lasting: float = 15, **more) -> Patrol:
    """A patrol of one visit, from its first to its last minute."""
    at = at.astimezone(UTC)
    over = at + timedelta(minutes=lasting)
    entry = VisitEntry(zone, at, over, {})
    return patrol(by, started_at=at, ended_at=over, visits=[entry], now=over, **more)


def test_every_drawn_zone_has_a_line_hotspots_first(zones):
    report = dose()

    assert [each.name for each in report.lines] == ["North Gate", "The Stow", "West Gate", "Town centre"]
    assert report.total.dose.visits == 0


def test_a_wider_area_includes_its_zones_and_the_total_counts_each_visit_once(officer, zones):
    patrol(
        officer,
        visits=[
            visit(zones["north-gate"], after=0, lasting=12),
            visit(zones["town-centre"], after=15, lasting=10),
            visit(zones["the-stow"], after=30, lasting=20),
        ],
    )

    report = dose()

    assert {each.key: each.dose.visits for each in report.lines} == {
        "north-gate": 1, "the-stow": 1, "west-gate": 0, "town-centre": 2,
    }  # fmt: skip
    assert (report.total.dose.visits, report.total.dose.patrol_minutes) == (3, 42)
    assert line(report, "town-centre").within == ("North Gate", "West Gate")


def test_two_patrols_at_once_are_two_visits_and_cover_the_time_once(officer, supervisor, zones):
    patrol(officer, visits=[visit(zones["the-stow"], after=0, lasting=20)])
    patrol(supervisor, visits=[visit(zones["the-stow"], after=10, lasting=20)])

    stow = line(dose(), "the-stow")

    assert (stow.dose.visits, stow.dose.patrol_minutes, stow.covered_minutes) == (2, 40, 30)


def test_struck_and_unfinished_patrols_count_nowhere(officer, supervisor, zones):
    struck = patrol(officer, visits=[visit(zones["the-stow"])])
    strike_patrol(patrol=struck, reason="Logged twice", by=officer, now=NOW)
    running = start_patrol(by=supervisor, now=START)
    start_visit(patrol=running, zone=zones["the-stow"], by=supervisor, now=START)

    report = dose()

    assert (report.total.dose.visits, line(report, "the-stow").last.at) == (0, None)


def test_a_visit_across_midnight_belongs_to_the_day_and_band_it_began_in(officer, zones):
    late = datetime(2026, 11, 20, 23, 54, tzinfo=LONDON)
    walked(officer, zones["the-stow"], late, lasting=12)
    saturday = late + timedelta(days=1)

    days = dose(asked(FRIDAY, FRIDAY + timedelta(days=1), by=By.DAY), now=saturday)
    bands = dose(asked(by=By.BAND), now=saturday)
    friday_alone = dose(asked(), now=saturday)

    assert [each.dose.patrol_minutes for each in days.lines] == [12, 0]
    assert [each.name for each in bands.lines if each.dose.visits] == ["20:00 to 24:00"]
    assert friday_alone.total.dose.qualifying_visits == 1
    assert line(friday_alone, "the-stow").last.days == 0


@pytest.mark.parametrize(
    ("text", "fold", "minutes"),
    [("2026-03-29 00:50", 0, 20), ("2026-10-25 01:50", 0, 20), ("2026-10-25 01:50", 1, 20)],
)
def test_on_the_weekends_of_the_clock_changes_the_minutes_that_passed_count(
    officer, zones, text, fold, minutes
):
    at = datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold)
    walked(officer, zones["the-stow"], at, lasting=minutes)

    report = dose(asked(at.date() - timedelta(days=1), at.date(), by=By.DAY), now=at + timedelta(days=2))

    assert [each.dose.patrol_minutes for each in report.lines] == [0, minutes]


def test_days_since_reach_back_before_the_period_and_are_as_at_its_end(officer, zones):
    walked(officer, zones["the-stow"], START - timedelta(days=4))
    walked(officer, zones["the-stow"], START - timedelta(days=1), lasting=9)
    walked(officer, zones["north-gate"], START - timedelta(days=3))

    today = dose()
    day_before = dose(asked(FRIDAY - timedelta(days=2), FRIDAY - timedelta(days=1)))

    assert {each.key: (each.last.days, each.last.freshness) for each in today.lines} == {
        "north-gate": (3, "due"), "the-stow": (4, "overdue"),
        "west-gate": (None, "never"), "town-centre": (3, "due"),
    }  # fmt: skip
    assert line(day_before, "the-stow").last.freshness == "due"
    assert line(day_before, "north-gate").last.freshness == "recent"


def test_planned_delivered_and_compliance_stand_side_by_side(officer, supervisor, zones):
    plan(supervisor, zones["the-stow"], visits=3, minutes=15)
    walked(officer, zones["the-stow"], START, lasting=12)
    walked(officer, zones["the-stow"], START - timedelta(hours=5), lasting=30)
    walked(officer, zones["the-stow"], START - timedelta(hours=3), lasting=9)

    stow = line(dose(now=NOW + timedelta(days=1)), "the-stow")

    assert (stow.delivery.planned, stow.delivery.delivered, stow.dose.qualifying_visits) == (3, 1, 2)
    assert (stow.qualifying_where_planned, stow.compliance_percent) == (2, None)
    assert (stow.delivery.planned_minutes, stow.delivery.delivered_minutes) == (45, 12)


@pytest.mark.parametrize(
    ("by", "key"), [(By.ZONE, "town-centre"), (By.DAY, "2026-11-20"), (By.BAND, "16-20")]
)
def test_a_visit_where_or_when_none_was_planned_makes_up_for_none_that_was(
    officer, supervisor, zones, by, key
):
    plan(supervisor, zones["north-gate"])
    walked(officer, zones["north-gate"], START)
    for minutes, elsewhere in ((20, "west-gate"), (40, "the-stow")):
        walked(officer, zones[elsewhere], START + timedelta(minutes=minutes))
    walked(officer, zones["north-gate"], START - timedelta(days=1))

    report = dose(asked(FRIDAY - timedelta(days=1), by=by), now=NOW + timedelta(days=1))

    assert line(report, key).qualifying_where_planned == report.total.qualifying_where_planned == 1
    assert report.total.dose.qualifying_visits == 4


def test_a_plan_for_a_wider_area_is_met_by_visits_within_it(officer, supervisor, zones):
    plan(supervisor, zones["town-centre"])
    walked(officer, zones["west-gate"], START)

    report = dose(now=NOW + timedelta(days=1))

    assert line(report, "town-centre").qualifying_where_planned == 1
    assert line(report, "west-gate").qualifying_where_planned == 0


def test_compliance_is_a_percentage_of_thirty_planned_or_more(officer, supervisor, zones):
    for number in range(5):
        day = FRIDAY - timedelta(days=number)
        plan(supervisor, zones["the-stow"], visits=6, on=day, now=START - timedelta(days=9))
        for minutes in (0, 30, 60):
            walked(officer, zones["the-stow"], START - timedelta(days=number, minutes=minutes))

    thirty = dose(asked(FRIDAY - timedelta(days=4)), now=NOW + timedelta(days=1))

    assert (thirty.total.delivery.planned, thirty.total.compliance_percent) == (30, 50)


def test_a_plan_belongs_to_its_zone_its_day_and_the_band_in_which_it_begins(supervisor, zones):
    plan(supervisor, zones["north-gate"])

    by_zone, by_day, by_band = (dose(asked(by=by)) for by in By)

    assert {each.key: each.delivery.planned for each in by_zone.lines} == {
        "north-gate": 2, "the-stow": 0, "west-gate": 0, "town-centre": 2,
    }  # fmt: skip
    assert by_zone.total.delivery.planned == 2
    assert [each.delivery.planned for each in by_day.lines] == [2]
    assert [each.name for each in by_band.lines if each.delivery.planned] == ["16:00 to 20:00"]


def test_one_zone_can_be_asked_for_with_those_within_it(officer, zones):
    patrol(officer, visits=[visit(zones["west-gate"], 0), visit(zones["the-stow"], 20)])

    report = dose(asked(zone=zones["town-centre"]))

    assert [each.key for each in report.lines] == ["north-gate", "west-gate", "town-centre"]
    assert report.total.dose.visits == 1
    assert report.rows == report.lines


def test_plans_of_days_to_come_are_not_counted_as_missed(supervisor, zones):
    plan(supervisor, zones["the-stow"], on=FRIDAY + timedelta(days=1))

    assert dose(asked(FRIDAY, FRIDAY + timedelta(days=7))).total.delivery.planned == 0


@pytest.mark.parametrize("days", [0, 367])
def test_no_day_and_more_than_366_are_refused(days):
    with pytest.raises(ValueError, match="366 days"):
        asked(FRIDAY, FRIDAY + timedelta(days=days - 1))


@pytest.mark.parametrize("by", By)
def test_the_queries_are_as_many_for_one_visit_as_for_forty(
    officer, supervisor, zones, django_assert_num_queries, by
):
    plan(supervisor, zones["the-stow"])
    walked(officer, zones["the-stow"], START)
    what = asked(FRIDAY - timedelta(days=20), FRIDAY, by=by)
    with django_assert_num_queries(7):
        dose(what)

    for number in range(1, 40):
        walked(officer, zones["north-gate"], START - timedelta(hours=12 * number))

    with django_assert_num_queries(7):
        dose(what)
