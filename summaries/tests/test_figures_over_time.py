"""What the paper says of the year so far, of twelve months and of each zone's weeks."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.models import User
from incidents.kept_services import rebuild_incident_counts
from incidents.models import Incident
from measures.weeks import Week
from summaries.figures import figures_for
from summaries.figures.counted import counted_incidents, live_incident_counts
from summaries.figures.incidents import incident_figures
from summaries.tests.factories import MONDAY, WEEK, reported
from zones.models import Zone, ZoneVersion

pytestmark = pytest.mark.usefixtures("zones")
FIRST = Week(2024, 40)


def row(week: Week, kind: str = "violence", area: str = "the-stow") -> dict[str, Any]:
    table = next(
        each for each in incident_figures(week, counted_incidents(week))["areas"] if each["slug"] == area
    )
    return next(each for each in [*table["rows"], table["total"]] if each["kind"] == kind)


def many(by: User, week: Week, how_many: int) -> None:
    """So many thefts at once, without a service for each."""
    (one,) = reported(by, 1, week=week, category="theft")
    Incident.objects.bulk_create(
        Incident(
            reference=f"{one.reference}-{n}", category="theft", occurred_at=one.occurred_at,
            time_precision="exact", source="cctv", reported_by=by, reported_at=one.reported_at,
            lat=one.lat, lng=one.lng, h3_cell=one.h3_cell, zone_version=one.zone_version,
        )
        for n in range(how_many - 1)
    )  # fmt: skip


def test_the_year_so_far_stands_beside_the_same_weeks_of_the_last(officer: User) -> None:
    for week, how_many in ((FIRST, 1), (Week(2025, 1), 2), (Week(2025, 46), 1), (Week(2025, 47), 5)):
        reported(officer, how_many, week=week)
    reported(officer, 4, week=WEEK)

    year = row(WEEK)["year"]

    assert year == {"now": 4, "before": 3, "weeks": 46, "percent": None}


def test_twelve_months_are_52_weeks_beside_the_52_before(officer: User) -> None:
    for week, how_many in (
        (Week(2024, 46), 7),
        (Week(2024, 47), 2),
        (Week(2025, 46), 1),
        (Week(2025, 47), 3),
    ):
        reported(officer, how_many, week=week)

    assert row(WEEK)["rolling"] == {"now": 3, "before": 3, "percent": None}


def test_a_percentage_is_given_of_thirty_or_more_and_never_without_both_counts(officer: User) -> None:
    reported(officer, 1, week=FIRST)
    many(officer, Week(2025, 10), 40)
    many(officer, Week(2026, 10), 30)

    assert row(WEEK, "theft")["year"] == {"now": 30, "before": 40, "weeks": 46, "percent": -25}
    assert row(WEEK, "all")["year"]["percent"] == -25


def test_a_sum_that_begins_before_the_first_record_is_no_data_and_not_a_smaller_one(officer: User) -> None:
    reported(officer, 1, week=Week(2025, 2))
    reported(officer, 2, week=WEEK)

    told = row(WEEK)

    assert told["year"] == {"now": 2, "before": None, "weeks": 46, "percent": None}
    assert told["rolling"] == {"now": 2, "before": None, "percent": None}


def test_in_the_first_weeks_of_history_no_sum_is_given_at_all(officer: User) -> None:
    reported(officer, 2, week=WEEK)

    assert row(WEEK)["rolling"] == {"now": None, "before": None, "percent": None}


def test_a_year_of_53_weeks_is_beside_the_53_before_it_and_the_notes_say_so(officer: User) -> None:
    last = Week(2026, 53)
    for week, how_many in ((Week(2024, 51), 9), (Week(2024, 52), 2), (Week(2025, 52), 1), (last, 4)):
        reported(officer, how_many, week=week)

    figures = figures_for(last, as_at=datetime(2027, 1, 4, 6, tzinfo=UTC))

    year = figures["incidents"]["areas"][0]["total"]["year"]
    assert year == {"now": 4, "before": 3, "weeks": 53, "percent": None}
    words = next(note["words"] for note in figures["notes"] if note["code"] == "week_53")
    assert "Week 52, 2024 to Week 52, 2025" in words


def test_no_sum_of_many_weeks_is_tested(officer: User) -> None:
    for n in range(5):
        reported(officer, 1, week=WEEK.previous(n))

    incidents = figures_for(WEEK, as_at=MONDAY)["incidents"]

    assert incidents["tests"] == 4 * 9
    assert incidents["note"].startswith("36 counts were tested. When nothing has changed, up to 2")


def test_each_zone_has_its_weeks_with_the_limits_and_what_stands_out(officer: User) -> None:
    reported(officer, 1, week=WEEK.previous(30))
    many(officer, WEEK, 12)

    charts = {chart["slug"]: chart for chart in figures_for(WEEK, as_at=MONDAY)["charts"]}

    stow = charts["the-stow"]
    assert list(charts) == ["north-gate", "the-stow", "west-gate"]
    assert (len(stow["weeks"]), stow["weeks"][-1]) == (52, "2026-W46")
    assert stow["counts"][:21] == [None] * 21
    assert stow["counts"][21:] == [1, *[0] * 29, 12]
    assert (stow["mean"], stow["lower"], stow["upper"]) == (0.42, 0, 2.36)
    assert [out["week"] for out in stow["standing_out"]][-1] == "2026-W46"
    assert "Week 46, 2026: 12: above the upper limit of 2.4" in stow["words"]


def test_with_fewer_than_twenty_weeks_a_chart_has_counts_but_no_limits(officer: User) -> None:
    reported(officer, 3, week=WEEK.previous(2))

    stow = next(c for c in figures_for(WEEK, as_at=MONDAY)["charts"] if c["slug"] == "the-stow")

    assert (stow["counts"][-3:], stow["mean"], stow["standing_out"]) == ([3, 0, 0], None, [])
    assert stow["words"] == "The Stow: No limits: 3 weeks with data are too few, 20 are needed."


def test_kept_counts_and_rows_make_the_same_paper(officer: User, liaison: User) -> None:
    for n in (0, 1, 4, 52, 80):
        reported(officer, 2, week=WEEK.previous(n))
        reported(liaison, 1, week=WEEK.previous(n), category="hate_crime")
    reported(officer, 1, time_precision="day")

    from_rows = figures_for(WEEK, as_at=MONDAY)
    rebuild_incident_counts()

    assert figures_for(WEEK, as_at=MONDAY) == from_rows


def test_a_zone_that_was_drawn_anew_within_the_week_is_one_zone(
    officer: User, zones: dict[str, Zone]
) -> None:
    first, second = reported(officer, 2)
    old = first.zone_version
    ZoneVersion.objects.filter(pk=old.pk).update(valid_to=second.occurred_at.date())
    new = ZoneVersion.objects.create(
        zone=zones["the-stow"], number=2, geometry=old.geometry, area_m2=1, valid_from=old.valid_from
        + timedelta(days=3650),
    )  # fmt: skip
    Incident.objects.filter(pk=second.pk).update(zone_version=new)

    assert row(WEEK)["this_week"] == 2


def test_what_is_so_now_of_a_week_is_told_from_kept_counts_in_three_queries(
    officer: User, liaison: User, django_assert_num_queries: Any
) -> None:
    reported(officer, 3)
    reported(officer, 1, week=WEEK.previous())
    reported(liaison, 1, category="sexual_offence")
    rebuild_incident_counts()

    with django_assert_num_queries(3):
        counts = live_incident_counts(WEEK)

    assert counts == {("the-stow", "violence"): 3}
