"""What the table of zones and kinds says, week by week."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from incidents.models import Incident
from incidents.tests.factories import incident
from measures.weeks import Week
from summaries.figures import figures_for
from summaries.tests.factories import MONDAY, WEEK, reported, undertaken

pytestmark = pytest.mark.usefixtures("zones")


def row(figures: dict[str, Any], area: str, kind: str) -> dict[str, Any]:
    table = next(each for each in figures["incidents"]["areas"] if each["slug"] == area)
    return next(each for each in [*table["rows"], table["total"]] if each["kind"] == kind)


def test_this_week_stands_beside_the_week_before_the_four_before_and_last_year(officer: User) -> None:
    reported(officer, 3, week=WEEK)
    reported(officer, 2, week=WEEK.previous())
    reported(officer, 1, week=WEEK.previous(4))
    reported(officer, 4, week=WEEK.same_week_last_year())

    violence = row(figures_for(WEEK, as_at=MONDAY), "the-stow", "violence")

    assert violence["this_week"] == 3
    assert violence["previous_week"] == 2
    assert violence["mean_before"] == 0.75
    assert violence["weeks_before"] == 4
    assert violence["last_year"] == 4


def test_a_week_before_the_first_record_is_no_data_and_not_a_zero(officer: User) -> None:
    reported(officer, 5, week=WEEK)
    reported(officer, 2, week=WEEK.previous(2))

    violence = row(figures_for(WEEK, as_at=MONDAY), "the-stow", "violence")

    assert violence["previous_week"] == 0
    assert violence["weeks_before"] == 2
    assert violence["mean_before"] == 1.0
    assert violence["last_year"] is None


def test_the_first_week_of_all_is_compared_with_nothing(officer: User) -> None:
    reported(officer, 5, week=WEEK)

    figures = figures_for(WEEK, as_at=MONDAY)

    assert row(figures, "the-stow", "violence")["verdict"] is None
    assert figures["incidents"]["tests"] == 0
    assert figures["incidents"]["first_week_with_data"] == "2026-W46"


def test_the_verdict_is_that_of_the_exact_test(officer: User) -> None:
    reported(officer, 11, week=WEEK)
    for n in range(1, 5):
        reported(officer, 5, week=WEEK.previous(n))

    verdict = row(figures_for(WEEK, as_at=MONDAY), "the-stow", "violence")["verdict"]

    assert verdict["code"] == "worth_watching_high"
    assert verdict["p"] == 0.0414
    assert verdict["usual"] == "1 to 10"


def test_zones_add_up_to_all_three_together(officer: User) -> None:
    reported(officer, 2, zone="north-gate")
    reported(officer, 1, zone="west-gate")
    reported(officer, 4, zone="the-stow", category="theft")

    figures = figures_for(WEEK, as_at=MONDAY)

    assert row(figures, "all", "violence")["this_week"] == 3
    assert row(figures, "north-gate", "all")["this_week"] == 2
    assert row(figures, "all", "all")["this_week"] == 7
    assert figures["incidents"]["areas"][0]["name"] == "All three zones"


def test_a_kind_that_implies_a_victim_is_in_no_count_of_a_zone_or_a_week(liaison: User) -> None:
    reported(liaison, 1, category="violence")
    reported(liaison, 2, category="domestic_abuse", time_precision="day")

    figures = figures_for(WEEK, as_at=MONDAY)

    assert row(figures, "the-stow", "all")["this_week"] == 1
    assert "domestic" not in json.dumps(figures["incidents"]).lower()
    assert "day_only" not in {note["code"] for note in figures["notes"]}


def test_kinds_that_imply_a_victim_are_told_as_a_range_of_a_month_in_the_whole_town(liaison: User) -> None:
    reported(liaison, 1, week=Week(2026, 41))
    for kind, many in (("domestic_abuse", 6), ("hate_crime", 2)):
        reported(liaison, many, week=Week(2026, 41), zone="north-gate", category=kind)

    victims = figures_for(WEEK, as_at=MONDAY)["victims"]

    assert (victims["month"], victims["low"], victims["high"]) == ("2026-10", 8, 12)
    assert "In the whole town 10 were reported in October 2026" in victims["words"]


def test_without_a_month_that_is_published_nothing_is_told_of_the_town(liaison: User) -> None:
    reported(liaison, 1, category="domestic_abuse")

    assert figures_for(WEEK, as_at=MONDAY)["victims"]["low"] is None


def test_a_withdrawn_incident_is_not_counted(officer: User) -> None:
    mistaken, _ = reported(officer, 2)
    Incident.objects.filter(pk=mistaken.pk).update(status="withdrawn", status_reason="Twice")

    assert row(figures_for(WEEK, as_at=MONDAY), "all", "all")["this_week"] == 1


@pytest.mark.parametrize(
    ("week", "hours"), [(Week(2026, 13), 167), (Week(2026, 43), 169), (Week(2026, 53), 168)]
)
def test_a_week_ends_at_sunday_midnight_in_london_also_when_the_clocks_change(
    officer: User, week: Week, hours: int
) -> None:
    last_minute, next_week = week.ends_at - timedelta(minutes=1), week.ends_at
    for moment in (week.starts_at, last_minute, next_week, week.starts_at - timedelta(minutes=1)):
        reported_at(officer, moment)

    figures = figures_for(week, as_at=week.ends_at + timedelta(hours=6))

    assert row(figures, "all", "all")["this_week"] == 2
    assert row(figures, "all", "all")["previous_week"] == 1
    assert figures["header"]["hours"] == hours
    assert ("clock_change" in {note["code"] for note in figures["notes"]}) == (hours != 168)


def test_week_53_is_compared_with_the_week_52_weeks_before(officer: User) -> None:
    reported(officer, 3, week=Week(2026, 1))
    reported(officer, 1, week=Week(2026, 53))

    figures = figures_for(Week(2026, 53), as_at=datetime(2027, 1, 4, 6, tzinfo=UTC))

    assert figures["header"]["compared_with"]["last_year"] == "2026-W01"
    assert row(figures, "all", "violence")["last_year"] == 3


def test_the_notes_say_what_is_roughly_known_late_or_outside(officer: User, zones: dict[str, Any]) -> None:
    day = datetime(2026, 11, 10, tzinfo=UTC)
    incident(officer, occurred_at=day, time_precision="day", now=MONDAY)
    incident(officer, occurred_at=day, zone=zones["the-stow"], now=day + timedelta(days=1))
    incident(officer, occurred_at=day, lat=51.79, lng=0.11, now=day + timedelta(days=1))

    notes = {note["code"]: note for note in figures_for(WEEK, as_at=MONDAY)["notes"]}

    assert notes["day_only"]["words"] == "1 incident is known only by its day, not its hour."
    assert notes["zone_only"]["count"] == 1
    assert notes["outside"]["words"] == "Incidents outside the zones are in no table."
    assert notes["late"]["count"] == 1
    assert "not in any figure of this paper" in notes["recorded_crime"]["words"]


def test_actions_come_overdue_first_and_stay_until_they_are_closed(supervisor: User) -> None:
    undertaken(supervisor, due_on=date(2026, 11, 30))
    late = undertaken(supervisor, due_on=date(2026, 11, 2), now=datetime(2026, 10, 20, tzinfo=UTC))

    actions = figures_for(WEEK, as_at=MONDAY)["actions"]

    assert actions["rows"][0]["reference"] == late.reference
    assert actions["rows"][0]["status_words"] == "Overdue"
    assert (actions["open"], actions["overdue"]) == (2, 1)


def test_the_number_of_queries_does_not_grow_with_the_records(officer: User) -> None:
    asked = []
    for _ in range(2):
        reported(officer, 6)
        reported(officer, 6, week=WEEK.previous())
        with CaptureQueriesContext(connection) as queries:
            figures = figures_for(WEEK, as_at=MONDAY)
        asked.append(len(queries))

    assert asked[0] == asked[1] < 60
    assert json.loads(json.dumps(figures)) == figures


def reported_at(by: User, moment: datetime) -> None:
    incident(by=by, occurred_at=moment, now=moment + timedelta(hours=1))
