"""What a paper may tell anybody: no small count, nothing it could be found by, and words from that alone."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from hotspots.disclosed.publishing import PublishedMonth
from incidents.categories import COUNTED
from measures.disclosure.published import NONE, publish_count, publish_table
from measures.quarters import Month
from summaries.paper.publishable import publishable_figures
from summaries.paper.publishable_parts import stop_searches
from summaries.tests.few_people import people
from summaries.tests.figures_of_a_week import figures_of_a_week

ZONES = ("north-gate", "the-stow", "west-gate")
KINDS = [str(kind) for kind in COUNTED]
OCTOBER = Month(2026, 10)


def month(**counts: int) -> PublishedMonth:
    """Of each kind so many in The Stow, none elsewhere."""
    cells = {("the-stow", kind): many for kind, many in counts.items()}
    return PublishedMonth(OCTOBER, publish_table(cells, places=[*ZONES, ""], kinds=KINDS), NONE)


def made(figures: dict[str, Any] | None = None, told: PublishedMonth | None = None) -> dict[str, Any]:
    plain = json.loads(json.dumps(figures or figures_of_a_week()))
    return publishable_figures(plain, told or month(theft=24, drugs=31, violence=3))


def numbers(part: Any, at: str = "") -> Iterator[tuple[str, float]]:
    """Every number among the leaves, with its address; flags are no numbers."""
    if isinstance(part, dict):
        for key, each in part.items():
            yield from numbers(each, f"{at}.{key}".lstrip("."))
    elif isinstance(part, list):
        for place, each in enumerate(part):
            yield from numbers(each, f"{at}.{place}".lstrip("."))
    elif isinstance(part, (int, float)) and not isinstance(part, bool):
        yield at, part


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_small_count_about_people_may_be_any_of_1_to_4_and_the_same_is_published(count: int) -> None:
    assert made(people(count)) == made(people(1))


def test_no_number_of_the_week_is_told_of_incidents() -> None:
    busier = figures_of_a_week()
    for area in busier["incidents"]["areas"]:
        for row in (*area["rows"], area["total"]):
            row |= {"this_week": 77, "previous_week": 78, "mean_before": 79.5, "year": {}, "rolling": {}}

    assert made(busier) == made()


def test_what_would_tell_of_a_zone_in_a_week_is_left_out() -> None:
    figures = made()

    assert {"charts", "revisions", "differences", "sections", "sources"} & set(figures) == set()
    assert "suggested" not in figures["next_week"]
    assert "visits" not in figures["next_week"]
    assert "rows" not in figures["actions"]
    assert "missed" not in figures["patrols"]
    assert "nothing_to_report" not in figures["patrols"]
    assert not [at for at, _ in numbers(figures["notes"])]


def test_every_count_of_incidents_is_a_range_of_the_published_month() -> None:
    areas = {area["slug"]: area for area in made()["incidents"]["areas"]}

    told = {row["kind"]: row["words"] for row in areas["the-stow"]["rows"]}
    assert (told["theft"], told["drugs"], told["violence"]) == ("25", "30", "1 to 4")
    assert areas["north-gate"]["total"]["words"] == "0"
    assert areas["all"]["total"] == areas["the-stow"]["total"]


def test_visits_hours_and_numbers_of_actions_are_exact() -> None:
    figures, frozen = made(), figures_of_a_week()

    for name in ("visits", "planned", "delivered", "person_hours", "zones", "hours", "targets"):
        assert figures["patrols"][name] == frozen["patrols"][name]
    assert figures["actions"] == {"open": 1, "overdue": 1, "closed": 0}


def test_the_week_has_a_word_only_beside_a_month_of_thirty() -> None:
    assert made()["incidents"]["week"] == "Not unusual"
    assert made(told=month(theft=9, violence=3))["incidents"]["week"] is None


def test_too_few_to_say_is_not_told_apart_from_as_expected() -> None:
    few = figures_of_a_week()
    few["incidents"]["areas"][0]["total"]["verdict"] |= {"code": "too_few_to_say", "words": "Too few to say"}

    assert made(few) == made()


def test_a_week_that_stands_out_is_told_in_words_alone() -> None:
    high = figures_of_a_week()
    judged = {"code": "unusually_high", "words": "Unusually high", "is_flagged": True, "usual": "1 to 10"}
    high["incidents"]["areas"][0]["total"]["verdict"] |= judged

    figures = made(high)

    assert figures["incidents"]["week"] == "Unusually high"
    assert "The number of incidents in all three zones in week 46 was unusually high." in figures["sentences"]


def test_no_month_is_no_figure_and_no_zero() -> None:
    figures = publishable_figures(figures_of_a_week(), None)

    assert figures["incidents"] == {"month": None, "areas": [], "week": None}
    assert figures["sentences"][0] == "No month is published yet, so nothing is said of incidents."


def test_the_number_of_stop_searches_leaves_each_part_what_it_could_be_alone() -> None:
    found = stop_searches({"number": 4, "positive": 1, "outcome_missing": 1})

    assert found["positive"]["words"] == "1 to 4"
    assert found["number"] == {"low": 3, "high": 7, "words": "5"}
    assert "positive_share" not in found


def test_ethnicity_is_told_to_one_decimal_with_its_interval() -> None:
    group = made()["stop_searches"]["twelve_months"]["groups"][0]

    assert group["value"] == 1.5
    assert group["rate_words"].startswith("1.5 times the rate of White people (95% interval 1.")


def test_edited_sentences_are_not_taken_over_and_those_made_hold_no_hidden_count() -> None:
    told = made()["sentences"]

    assert told[0].startswith("In October 2026 ")
    assert "among them 30 of drugs and 25 of theft" in told[0]
    assert any("47 visits" in sentence for sentence in told)
    assert any("30 times without enforcement" in sentence for sentence in told)


def test_no_count_below_five_is_told_that_is_hidden() -> None:
    figures = made(people(3))
    alone = [at for at, number in numbers(figures) if number == 3 and not at.endswith((".low", ".high"))]
    ranges = dict(numbers({"at": figures}))
    exact = [at for at in ranges if at.endswith(".low") and ranges[at] == ranges[f"{at[:-4]}.high"] == 3]

    assert (alone, exact) == ([], [])
    assert publish_count(3).words == "1 to 4"
