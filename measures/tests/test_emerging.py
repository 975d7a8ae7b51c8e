"""Places that stand out against their own past year, and those that must not."""

from math import comb

import numpy as np
import pytest

from measures.emerging import Emerging, find_emerging


def alone(recent: int, past: int) -> Emerging[str]:
    return find_emerging({"a": recent}, {"a": past})


def test_the_worked_example_is_listed_with_its_evidence() -> None:
    emerging = alone(9, 12)

    (place,) = emerging.places
    assert (place.recent, place.past, place.usual) == (9, 12, 1.0)
    assert place.p == pytest.approx(sum(comb(21, k) * 12 ** (21 - k) for k in range(9, 22)) / 13**21)
    assert place.evidence == "9 in the last 4 weeks, where 1 would be usual (12 in the 48 weeks before)."


@pytest.mark.parametrize(("recent", "past"), [(4, 36), (3, 0), (0, 60), (1, 1)])
def test_what_is_usual_too_few_or_less_than_before_is_not_listed(recent: int, past: int) -> None:
    assert alone(recent, past).places == ()


def test_a_place_with_nothing_before_needs_four_of_late() -> None:
    assert [each.recent for each in alone(4, 0).places] == [4]


def test_the_least_likely_to_be_chance_comes_first() -> None:
    emerging = find_emerging({"some": 9, "many": 20}, {"some": 12, "many": 12})

    assert [each.place for each in emerging.places] == ["many", "some"]


def test_a_place_that_stands_out_alone_does_not_among_many_usual_ones() -> None:
    usual = {f"usual {n}": 4 for n in range(300)}
    past = {f"usual {n}": 48 for n in range(300)}

    among_many = find_emerging(usual | {"a": 6}, past | {"a": 18})

    assert alone(6, 18).places[0].p < 0.01
    assert among_many.places == ()
    assert among_many.compared.tested == 301


def test_weeks_without_data_are_left_out_and_not_taken_for_quiet_ones() -> None:
    gaps = find_emerging({"a": 6}, {"a": 18}, past_weeks=12)

    assert gaps.places == ()
    assert gaps.compared.places[0].expected == 6.0


def test_a_year_of_chance_lists_hardly_any_of_a_thousand_cells() -> None:
    weeks = np.random.default_rng(7).poisson(0.5, (1000, 52))
    recent, past = weeks[:, 48:].sum(axis=1).tolist(), weeks[:, :48].sum(axis=1).tolist()

    emerging = find_emerging(dict(enumerate(recent)), dict(enumerate(past)))

    assert len(emerging.places) <= 1


def test_the_note_says_how_many_were_tested() -> None:
    assert find_emerging({"a": 9, "b": 1}, {"a": 12}).note == (
        "1 of 2 places with an incident held enough to be tested. A place is listed with 4 or more in the"
        " last weeks; of those listed, about 5% at most are expected to be chance."
    )


def test_no_past_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="earlier weeks"):
        find_emerging({"a": 9}, {}, past_weeks=0)


def test_a_minimum_of_none_is_refused() -> None:
    with pytest.raises(ValueError, match="least of late"):
        find_emerging({"a": 9}, {}, least_recent=0)
