"""The line of published crime, and how complete each section says it is."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import User
from deployments.tests.factories import deployment
from incidents.models import PoliceFile
from incidents.recorded_coverage import months_before
from incidents.tests.recorded_factories import police_file, recorded_crime
from patrols.tests.factories import patrol
from stopsearches.tests.factories import stop_search
from summaries.figures import figures_for
from summaries.figures.recorded import recorded_figures
from summaries.figures.sections import section_states
from summaries.tests.factories import MONDAY, WEEK, project, reported
from zones.models import Zone

pytestmark = pytest.mark.usefixtures("zones")
LAST = date(2026, 9, 1)
UNTIL = date(2026, 11, 16)
TUESDAY = WEEK.starts_at + timedelta(days=1, hours=12)


def files(months: int, rows: int = 1000, **fields: Any) -> list[PoliceFile]:
    return [police_file(months_before(LAST, back), rows_kept=rows, **fields) for back in range(months)]


def state(key: str) -> tuple[str, list[str]]:
    found = figures_for(WEEK, as_at=MONDAY)["sections"]
    return next((each["state"], each["why"]) for each in found if each["key"] == key)


def test_published_crime_is_told_with_its_period_its_source_and_its_interval() -> None:
    files(24)

    told = recorded_figures(until=UNTIL)

    assert (told["count"], told["before"], told["percent"]) == (12_000, 12_000, 0)
    assert (told["low"], told["high"]) == (11_786, 12_217)
    assert told["period"] == "October 2025–September 2026"
    assert told["source"] == "data.police.uk (Essex)"
    assert told["months_missing"] == []
    assert "in no other figure of this paper" in told["words"]


def test_a_month_without_a_file_is_named_and_nothing_is_compared() -> None:
    for file in files(24):
        if file.month == date(2026, 6, 1):
            file.delete()

    told = recorded_figures(until=UNTIL)

    assert (told["count"], told["before"], told["percent"]) == (11_000, None, None)
    assert told["months_missing"] == ["June 2026"]
    assert "June 2026 missing" in told["words"]


def test_without_the_year_before_there_is_nothing_to_compare_with() -> None:
    files(12)

    assert recorded_figures(until=UNTIL)["before"] is None


def test_a_month_that_was_not_over_when_the_week_ended_is_not_in_it() -> None:
    files(12)

    assert recorded_figures(until=date(2026, 9, 30))["period"] == "September 2025–August 2026"


def test_the_railways_police_are_not_added_and_hide_no_gap() -> None:
    files(12)
    files(12, rows=1, force="btp")

    assert recorded_figures(until=UNTIL)["count"] == 12_000


def test_of_a_file_that_kept_more_than_the_district_only_the_district_is_counted() -> None:
    (file,) = files(1, rows=2)
    PoliceFile.objects.update(area="all")
    recorded_crime(LAST, file=file)
    recorded_crime(LAST, file=file, lsoa_name="Epping Forest 001A")

    assert recorded_figures(until=UNTIL)["count"] == 1


def test_nothing_imported_is_no_figure_and_not_a_nought() -> None:
    told = recorded_figures(until=UNTIL)

    assert (told["count"], told["low"], told["months_missing"]) == (None, None, [])
    assert told["words"].startswith("No crime published by the police has been imported.")


def test_with_nothing_on_record_a_section_is_missing_and_says_why() -> None:
    found = {each["key"]: each for each in figures_for(WEEK, as_at=MONDAY)["sections"]}

    missing = {key for key, each in found.items() if each["state"] == "missing"}
    assert missing == {"incidents", "recorded", "patrols", "stop_searches", "next_week"}
    assert all(each["why"] for key, each in found.items() if key in missing)
    assert all(not each["why"] for each in found.values() if each["state"] == "complete")


def test_incidents_with_fewer_than_four_earlier_weeks_are_partial(officer: User) -> None:
    reported(officer, 1, week=WEEK.previous(2))
    assert state("incidents") == ("partial", ["Only 2 earlier weeks to compare with, not 4."])

    reported(officer, 1, week=WEEK.previous(4))
    assert state("incidents") == ("complete", [])


def test_the_first_week_of_all_is_partial(officer: User) -> None:
    reported(officer, 1)

    assert state("incidents") == ("partial", ["There is no earlier week to compare with."])


def test_published_crime_with_a_month_missing_is_partial() -> None:
    files(12)
    PoliceFile.objects.filter(month=date(2026, 6, 1)).delete()

    assert state("recorded") == ("partial", ["Not imported: June 2026."])


def test_patrols_are_partial_while_one_has_not_been_ended(officer: User, zones: dict[str, Zone]) -> None:
    start = TUESDAY
    patrol(officer, started_at=start, ended_at=None, nothing_to_report=False, now=start)

    assert state("patrols") == ("partial", ["1 patrol has not been ended, or not sent whole by its phone."])


def test_stop_searches_with_over_a_fifth_lacking_an_outcome_are_partial(liaison: User) -> None:
    for _ in range(3):
        stop_search(liaison, searched_at=TUESDAY, outcome="arrest", outcome_linked_to_object=True)
    stop_search(liaison, searched_at=TUESDAY)

    assert state("stop_searches") == (
        "partial",
        ["The outcome is not recorded for 1 of 4.", "The link to the object is not recorded for 1 of 4."],
    )


def test_technology_that_took_place_without_a_result_is_partial(liaison: User) -> None:
    made = deployment(liaison, starts_at=TUESDAY, results={})

    told, why = state("technology")

    assert (told, made.reference in why[0]) == ("partial", True)


def test_a_project_with_an_old_figure_is_partial(supervisor: User) -> None:
    project(supervisor)
    figures = figures_for(WEEK, as_at=MONDAY)

    states = [
        next(s["state"] for s in section_states(figures, ends_on=on) if s["key"] == "projects")
        for on in (date(2026, 12, 18), date(2026, 12, 19))
    ]

    assert states == ["complete", "partial"]


def test_figures_of_an_older_schema_have_only_the_sections_they_have() -> None:
    found = section_states({"projects": [], "actions": {}}, ends_on=WEEK.ends_on)

    assert [each["key"] for each in found] == ["projects", "actions"]
