"""Published figures tell no small count, whatever is added to or taken from what."""

from collections.abc import Hashable
from itertools import product
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.disclosure.published import (
    NONE,
    Between,
    PublishedTable,
    add_up,
    publish_count,
    publish_table,
    publish_total,
)
from measures.disclosure.tables import round_to
from measures.tests.attack import KINDS, PLACES, Answer, every_answer, found_out

Key = TypeVar("Key", bound=Hashable)
ATOMS = tuple(product(PLACES, KINDS))
# Mostly small, because those are the ones to hide.
COUNTS = st.one_of(st.integers(0, 5), st.integers(0, 14))
MONTHS = st.fixed_dictionaries(dict.fromkeys(ATOMS, COUNTS))
YEARS = st.lists(MONTHS, min_size=1, max_size=2)


def published(counts: dict[tuple[str, str], int]) -> PublishedTable:
    return publish_table(counts, places=PLACES, kinds=KINDS)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0"), (1, "1 to 4"), (4, "1 to 4"), (5, "5"), (7, "5"), (8, "10"), (12, "10"), (1_003, "1,005")],
)
def test_a_count_is_nought_or_hidden_or_rounded(count: int, words: str) -> None:
    assert publish_count(count).words == words


def test_a_range_that_is_not_one_rounded_number_is_told_as_a_range() -> None:
    assert (publish_count(10) + publish_count(5)).words == "13 to 19"


def test_one_hidden_count_takes_its_total_with_it() -> None:
    total = publish_total(13, [publish_count(3), publish_count(10)])

    assert total == Between(9, 16)


def test_a_total_far_from_its_ends_is_rounded_like_any_count() -> None:
    parts = [publish_count(count) for count in (2, 3, 4, 10, 20, 1)]

    assert publish_total(40, parts).words == "40"


def test_a_total_that_its_parts_cannot_have_is_refused() -> None:
    with pytest.raises(ValueError, match="not the sum of its parts"):
        publish_total(9, [publish_count(3), NONE])


def test_a_count_of_a_kind_that_is_not_published_is_refused() -> None:
    with pytest.raises(ValueError, match="not published"):
        published({("north-gate", "hate_crime"): 1})


def test_a_choice_is_added_up_from_what_is_published_of_each_month() -> None:
    october, november = published({("north-gate", "theft"): 10}), published({("north-gate", "theft"): 2})

    assert add_up([october, november], kinds=["theft"], places=["north-gate"]) == Between(9, 16)


@given(YEARS)
@settings(max_examples=60, deadline=None)
def test_nobody_finds_out_more_of_a_count_than_was_said_of_it_alone(
    months: list[dict[tuple[str, str], int]],
) -> None:
    answers = every_answer([published(month) for month in months])

    for place, kind in ATOMS:
        alone = publish_count(months[0][place, kind])
        least, most = found_out(answers, (0, place, kind))
        assert (round(least, 6), round(most, 6)) == (alone.low, alone.high)


@given(MONTHS, st.data())
@settings(max_examples=300)
def test_another_town_with_another_count_publishes_the_very_same_table(
    counts: dict[tuple[str, str], int], data: st.DataObject
) -> None:
    place, kind = data.draw(st.sampled_from(ATOMS))
    table = published(counts)

    for value in range(table.cells[place, kind].low, table.cells[place, kind].high + 1):
        assert published(another_town(table, place, kind, value)) == table


def another_town(table: PublishedTable, place: str, kind: str, value: int) -> dict[tuple[str, str], int]:
    """Counts that publish as this table does, among them that value in that place and kind."""
    classes = {**table.cells, (place, kind): Between(value, value)}
    rows = {}
    for each in PLACES:
        possible = sum((classes[each, other] for other in KINDS), NONE)
        said = table.places[each]
        rows[each] = Between(max(possible.low, said.low), min(possible.high, said.high))
    totals = filled(rows, at_least=table.total.low)
    town: dict[tuple[str, str], int] = {}
    for each in PLACES:
        row = {(each, other): classes[each, other] for other in KINDS}
        town |= filled(row, at_least=totals[each])
    return town


def filled(ranges: dict[Key, Between], *, at_least: int) -> dict[Key, int]:
    """The least of each range, and as much more, from the first on, as the sum needs."""
    missing = max(0, at_least - sum(each.low for each in ranges.values()))
    values = {}
    for key, each in ranges.items():
        more = min(missing, each.high - each.low)
        values[key] = each.low + more
        missing -= more
    return values


def test_the_attack_has_teeth_totals_that_are_merely_rounded_give_small_counts_away() -> None:
    # Seven counts of 1, each said to be 1 to 4; their total, 7, rounded to 5, is said to be 3 to 7.
    sevens = [(0, "north-gate", str(kind)) for kind in range(7)]
    answers = [Answer((each,), publish_count(1)) for each in sevens]
    rounded = Answer(tuple(sevens), Between(round_to(7) - 2, round_to(7) + 2))
    ours = Answer(tuple(sevens), publish_total(7, [publish_count(1)] * 7))

    assert found_out([*answers, rounded], sevens[0]) == (1, 1)
    assert found_out([*answers, ours], sevens[0]) == (1, 4)
