"""The figures of stop searches: what is missing is said, and never counted as no."""

import json

from measures.weeks import Week
from stopsearches.figures import figures_of, stop_searches_of_week
from stopsearches.tests.factories import published, stop_search

WEEK = Week.parse("2026-W46")


def test_each_share_is_of_those_that_have_an_answer(liaison, zones):
    stop_search(liaison, outcome="arrest", outcome_linked_to_object=True, found_item="knife")
    stop_search(liaison, outcome="no_further_action", outcome_linked_to_object=False, found_item="nothing")
    stop_search(liaison, outcome="seized_no_further_action")
    stop_search(liaison)

    figures = stop_searches_of_week(WEEK)

    assert (figures["number"], figures["positive"], figures["outcome_missing"]) == (4, 1, 1)
    assert (figures["linked"], figures["link_known"], figures["link_missing"]) == (1, 2, 2)
    assert (figures["found"], figures["found_missing"]) == (1, 2)
    assert figures["positive_share"]["words"] == (
        "1 of 3 searches with an outcome recorded (too few for a percentage)"
    )


def test_published_searches_are_not_counted_in_a_week(liaison, zones, month_file):
    published(month_file)
    stop_search(liaison)

    assert stop_searches_of_week(WEEK)["number"] == 1


def test_a_week_without_searches_has_reasons_and_no_shares(db):
    figures = stop_searches_of_week(WEEK)

    assert figures["number"] == 0
    assert figures["linked_share"]["words"] == "There were no searches with the link recorded."


def test_a_percentage_comes_with_its_counts_and_its_interval():
    counts = {"number": 50, "outcome_known": 40, "positive": 12, "link_known": 40, "linked": 10,
              "found_known": 40, "found": 9}  # fmt: skip

    words = figures_of(counts)["positive_share"]["words"]

    assert words == "12 of 40 searches with an outcome recorded: 30% (95% interval 18% to 45%)"


def test_the_figures_say_nothing_about_who_was_searched(db):
    assert not {"ethnicity", "gender", "age"} & set(json.dumps(stop_searches_of_week(WEEK)).split("_"))
