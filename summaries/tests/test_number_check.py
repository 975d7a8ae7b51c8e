"""A number in a sentence that the figures do not bear out is found, with the right one beside it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.tests.drawn_figures import figures
from summaries.tests.test_narrative import GATE, HIGH, paper, row
from summaries.wording.checking import doubtful_numbers
from summaries.wording.drafting import narrative
from summaries.wording.numbers import numbers_in


@settings(max_examples=40, deadline=None)
@given(figures())
def test_no_sentence_that_the_rules_draft_has_a_doubtful_number(drawn: dict[str, Any]) -> None:
    assert doubtful_numbers(narrative(drawn), drawn) == []


@settings(max_examples=60, deadline=None)
@given(figures(), st.data())
def test_changing_any_one_number_of_a_drafted_sentence_is_noticed(
    drawn: dict[str, Any], data: st.DataObject
) -> None:
    lines = narrative(drawn).splitlines()
    places = [(at, number) for at, line in enumerate(lines) for number in numbers_in(line)]
    at, number = data.draw(st.sampled_from(places))
    other = data.draw(st.integers(0, 400).filter(lambda value: value != number.value))
    lines[at] = f"{lines[at][: number.start]}{other}{lines[at][number.end :]}"

    found = doubtful_numbers("\n".join(lines), drawn)

    assert [(doubt.written, doubt.right) for doubt in found] == [(str(other), number.text)]


def a_week() -> dict[str, Any]:
    stow = [row("Violence", 5), row("Anti-social behaviour", 14, HIGH)]
    together = [row("Violence", 9), row("Theft", 2), row("Anti-social behaviour", 20)]
    week = paper(together, stow, row("All kinds", 31), technology={"rows": [GATE]})
    week["incidents"]["areas"][1]["total"] = row("All kinds", 19)
    week["patrols"]["hours"] = [{"organisation": "Essex Police", "person_hours": 20.5}]
    return week


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the 31 incidents 19 were in The Stow.",
        "Anti-social behaviour rose to fourteen in The Stow, and violence was 5.",
        "Violence: 9 this week.",
        "OpenGate found one knife on Saturday 14 November 2026 at 19:40.",
        "Essex Police gave 21 person-hours in week 46.",
        "Officers walked for 15 minutes at a time, under section 60, as in 2025: no one complained in 2026.",
        "All three zones were visited, 42 visits in all.",
    ],
)
def test_a_sentence_in_other_words_with_the_figures_of_the_paper_passes(sentence: str) -> None:
    assert doubtful_numbers(sentence, a_week()) == []


@pytest.mark.parametrize(
    ("sentence", "written", "right"),
    [
        ("Of the 31 incidents 14 were in The Stow.", "14", "19"),
        ("Anti-social behaviour in all three zones rose to fourteen.", "fourteen", "20"),
        ("Violence: 5 this week.", "5", "9"),
        ("OpenGate found two knives.", "two", "1"),
        ("Essex Police gave 61.5 person-hours.", "61.5", "20.5"),
        ("Officers spoke to 12 shopkeepers.", "12", ""),
    ],
)
def test_a_number_of_another_zone_kind_or_organisation_is_doubtful(
    sentence: str, written: str, right: str
) -> None:
    (doubt,) = doubtful_numbers(sentence, a_week())

    assert (doubt.written, doubt.right) == (written, right)


def test_two_numbers_that_changed_places_are_both_found() -> None:
    drafted = narrative(a_week()).replace(
        "20 of anti-social behaviour, 9 of", "9 of anti-social behaviour, 20 of"
    )

    found = doubtful_numbers(drafted, a_week())

    assert [(doubt.written, doubt.right) for doubt in found] == [("9", "20"), ("20", "9")]


def test_numbers_are_read_in_digits_and_in_words() -> None:
    found = numbers_in("1,204 in all, sixty-two of them, a hundred and five more, 61.5 hours and twice two")

    assert [number.value for number in found] == [1204, 62, 105, 61.5, 2, 2]
