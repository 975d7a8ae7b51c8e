"""A weekend of section 60 is seen in what the police published: by the day of London, from the rows alone."""

from pathlib import Path

import pytest
from django.urls import reverse

from incidents.policeuk.report import Status
from stopsearches.breakdowns import breakdowns_of
from stopsearches.filters import StopSearchFilter
from stopsearches.models import StopSearch
from stopsearches.tests.stop_files import stop_row, stops_text
from tests.real_data import real_data
from tests.test_police_import import STOPS, bring

pytestmark = pytest.mark.django_db

SECTION_60 = "Criminal Justice and Public Order Act 1994 (section 60)"


def days(first: str, last: str) -> dict[str, tuple[int, int | None]]:
    asked = {"from_on": first, "to_on": last}
    searches = StopSearchFilter(asked, queryset=StopSearch.objects.published().for_list()).qs
    told = next(each for each in breakdowns_of(searches) if each.key == "day")
    return {row.code: (row.number, row.section_60) for row in told.rows}


def test_the_weekend_of_june_2019_stands_out_in_the_real_file() -> None:
    report = bring(real_data("police-uk", "2019-06", "2019-06-essex-stop-and-search.csv"))

    assert [file.status for file in report.files] == [Status.NEW]
    assert days("2019-06-07", "2019-06-09") == {
        "2019-06-07": (43, 40),
        "2019-06-08": (95, 94),
        "2019-06-09": (100, 97),
    }


def test_a_late_hour_in_summer_belongs_to_the_next_day_of_london(tmp_path: Path) -> None:
    late = stop_row(date="2019-06-07T23:00:00+00:00", legislation=SECTION_60)
    path = tmp_path / STOPS
    path.write_text(stops_text(stop_row(date="2019-06-07T18:00:00+00:00"), late, late))

    bring(path)

    assert days("2019-06-01", "2019-06-30") == {"2019-06-07": (1, 0), "2019-06-08": (2, 2)}


def test_the_day_of_the_weekend_is_one_click_away(tmp_path: Path, liaison, sign_in) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / STOPS
    path.write_text(stops_text(stop_row(date="2019-06-08T20:00:00+00:00", legislation=SECTION_60)))
    bring(path)

    page = sign_in(liaison).get(
        reverse("stopsearches:list"), {"from_on": "2019-06-07", "to_on": "2019-06-09"}
    )

    assert b"Saturday 8 June 2019" in page.content
    assert b"from_on=2019-06-08&amp;to_on=2019-06-08" in page.content
