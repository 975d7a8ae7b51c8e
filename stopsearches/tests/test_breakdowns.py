"""Stop searches told apart: not recorded has its row, midnight is no hour, and a number leads to its rows."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from stopsearches.breakdowns import breakdowns_of
from stopsearches.models import StopSearch
from stopsearches.rates import rates_of
from stopsearches.tests.factories import published, stop_search

LIST = reverse("stopsearches:list")
FILE = reverse("stopsearches:figures-csv")
API = reverse("api:stop-searches-figures")


def counted(key):
    told = {each.key: each for each in breakdowns_of(StopSearch.objects.all())}
    return {row.code: row.number for row in told[key].rows if row.number}


def test_what_is_not_recorded_is_a_row_of_its_own_and_the_rows_add_up(liaison, zones):
    stop_search(liaison, outcome="arrest", object_of_search="controlled_drugs")
    stop_search(liaison, outcome="arrest")

    objects = next(each for each in breakdowns_of(StopSearch.objects.all()) if each.key == "object_of_search")

    assert counted("outcome") == {"arrest": 2}
    assert counted("object_of_search") == {"controlled_drugs": 1, "not_recorded": 1}
    assert objects.completeness == "Recorded for 1 of 2 searches; not for 1."


def test_a_day_alone_and_exactly_midnight_have_no_hour(liaison, zones, month_file):
    for at, precision in (
        (datetime(2026, 6, 8, 23, 0, tzinfo=UTC), "exact"),
        (datetime(2026, 6, 8, 23, 0, tzinfo=UTC), "hour"),
        (datetime(2026, 6, 9, 1, 0, tzinfo=UTC), "day"),
        (datetime(2026, 6, 9, 20, 5, tzinfo=UTC), "exact"),
    ):
        published(month_file, searched_at=at, time_precision=precision)

    assert counted("hour") == {"0": 1, "21": 1, "not_recorded": 2}
    assert counted("day") == {"2026-06-09": 4}


def test_a_long_time_is_told_by_month(liaison, zones, month_file):
    for month in (1, 7):
        published(
            month_file, searched_at=datetime(2026, month, 3, 12, tzinfo=UTC), legislation="cjpoa_1994_s60"
        )

    assert counted("month") == {"2026-01": 1, "2026-07": 1}


@pytest.mark.parametrize("key", ["outcome", "object_of_search", "legislation", "age_range", "day", "hour"])
def test_each_number_leads_to_exactly_its_searches(liaison, zones, sign_in, month_file, key):
    stop_search(liaison, outcome="arrest", age_range="18_to_24", legislation="pace_1984_s1")
    published(month_file, searched_at=datetime(2026, 11, 2, 12, 30, tzinfo=UTC))
    published(month_file, searched_at=datetime(2026, 11, 2, 12, 30, tzinfo=UTC), time_precision="day")
    browser = sign_in(liaison)
    told = {each.key: rows for each, rows in browser.get(LIST).context["breakdowns"]}
    pages = {row.code: browser.get(f"{LIST}{address}") for row, address in told[key] if row.number}
    shown = {code: page.context["paginator"].count for code, page in pages.items()}

    assert shown == {row.code: row.number for row, _ in told[key] if row.number}
    assert sum(shown.values()) == 3


def test_page_api_and_file_tell_the_same(liaison, zones, sign_in, api):
    stop_search(liaison, outcome="arrest", found_item="knife", legislation="cjpoa_1994_s60")
    stop_search(liaison, outcome="no_further_action", found_item="nothing")

    asked = {"outcome": "arrest"}
    page = sign_in(liaison).get(LIST, asked).context
    answer = api(liaison).get(API, asked).json()
    text = sign_in(liaison).get(FILE, asked).content.decode("utf-8-sig")

    lines = [tuple(line) for line in csv.reader(io.StringIO(text))]
    for told, (shown, rows) in zip(answer["breakdowns"], page["breakdowns"], strict=True):
        assert [(each["label"], each["number"]) for each in told["rows"]] == [
            (row.label, row.number) for row, _ in rows
        ]
        sixty = [
            (shown.title, row.label, str(row.number), "" if row.section_60 is None else str(row.section_60))
            for row, _ in rows
        ]
        assert set(sixty) <= set(lines)
    assert [each["words"] for each in answer["rates"]] == [each.words for each in page["rates"]]
    assert {each["words"] for each in answer["rates"]} <= {cell for line in lines for cell in line}
    assert ("Filters", "Outcome: Arrest") in lines


def test_the_file_of_all_searches_says_that_no_filter_was_on(liaison, zones, sign_in):
    answer = sign_in(liaison).get(FILE)

    assert "Filters,None" in answer.content.decode("utf-8-sig")


def test_filters_that_cannot_be_lead_the_file_back_to_the_list(liaison, zones, sign_in):
    answer = sign_in(liaison).get(FILE, {"outcome": "applause"})

    assert answer.headers["Location"] == f"{LIST}?outcome=applause"


def test_the_find_rate_divides_by_all_searches_and_says_how_many_do_not_tell():
    counts = {"number": 50, "found_known": 40, "found": 10, "link_known": 40, "linked": 8,
              "outcome_known": 45, "positive": 9}  # fmt: skip

    rates = {rate.key: rate for rate in rates_of(counts)}

    assert rates["find_rate"].words.startswith("10 of 50 searches: 20%")
    assert rates["find_rate_of_recorded"].words.startswith("10 of 40 searches with the find recorded: 25%")
    assert rates["linked_find_rate"].words.startswith("8 of 40 searches with the link recorded: 20%")
    assert rates["positive_outcome_rate"].words.startswith("9 of 45 searches with an outcome recorded: 20%")
    assert [rate.not_recorded for rate in rates.values()] == [10, 10, 10, 5]


def test_where_no_search_tells_of_a_find_there_is_no_rate_of_zero():
    counts = dict.fromkeys(("found_known", "found", "link_known", "linked", "outcome_known", "positive"), 0)

    rate = rates_of({**counts, "number": 238})[0]

    assert (rate.share.value, rate.words) == (None, "The count was not recorded.")
