"""Pairs near each other: the same as measuring every pair, and the list in the order it is read."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.near_pairs import Incidents, NearPair, flag_near_pairs, pairs_within

POINTS = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=40)


def incidents_at(points: Sequence[tuple[float, float]], days: Sequence[int] | None = None) -> Incidents:
    return Incidents(
        np.array([x for x, _ in points], dtype=float),
        np.array([y for _, y in points], dtype=float),
        np.array(days if days is not None else [0] * len(points), dtype=np.int64),
    )


def found(incidents: Incidents, metres: float) -> list[tuple[int, int]]:
    return sorted(
        (min(a, b), max(a, b))
        for one, other, _ in pairs_within(incidents, metres)
        for a, b in zip(one.tolist(), other.tolist(), strict=True)
    )


def test_the_worked_example_of_three_points_on_a_line() -> None:
    assert found(incidents_at([(0, 0), (100, 0), (250, 0)]), 200) == [(0, 1), (1, 2)]


@given(POINTS, st.sampled_from([1.0, 30.0, 100.0, 333.0, 2000.0]))
def test_the_pairs_are_those_that_measuring_every_pair_finds(
    points: list[tuple[int, int]], metres: float
) -> None:
    every = [
        (a, b)
        for b in range(len(points))
        for a in range(b)
        if np.hypot(points[a][0] - points[b][0], points[a][1] - points[b][1]) <= metres
    ]

    assert found(incidents_at(points), metres) == sorted(every)


def test_small_batches_find_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [(float(x), float(y)) for x, y in np.random.default_rng(3).integers(0, 900, (200, 2))]
    at_once = found(incidents_at(points), 150)

    monkeypatch.setattr("measures.near_pairs.AT_ONCE", 7)

    assert found(incidents_at(points), 150) == at_once


def test_the_list_has_the_newest_first_and_the_earlier_of_each_pair_first() -> None:
    incidents = incidents_at([(0, 0), (50, 0), (0, 50), (5000, 0)], days=[9, 1, 30, 9])

    assert flag_near_pairs(incidents) == [NearPair(1, 0, 50.0, 8)]
    assert flag_near_pairs(incidents, days=21) == [NearPair(0, 2, 50.0, 21), NearPair(1, 0, 50.0, 8)]


def test_a_pair_just_within_both_limits_is_on_the_list_and_one_beyond_either_is_not() -> None:
    on_the_limit = incidents_at([(0, 0), (200, 0)], days=[0, 14])
    too_far = incidents_at([(0, 0), (200.1, 0)], days=[0, 14])
    too_late = incidents_at([(0, 0), (200, 0)], days=[0, 15])

    assert len(flag_near_pairs(on_the_limit)) == 1
    assert flag_near_pairs(too_far) == flag_near_pairs(too_late) == []


def test_no_incident_and_one_alone_make_no_pair() -> None:
    assert flag_near_pairs(incidents_at([])) == []
    assert flag_near_pairs(incidents_at([(1, 1)])) == []


@pytest.mark.parametrize("metres", [0, -5, float("nan")])
def test_a_distance_that_is_none_is_refused(metres: float) -> None:
    with pytest.raises(ValueError, match="over 0 metres"):
        flag_near_pairs(incidents_at([(1, 1)]), metres=metres)


def test_negative_days_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        flag_near_pairs(incidents_at([(1, 1)]), days=-1)


def test_lists_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        Incidents(np.zeros(2), np.zeros(2), np.zeros(3, dtype=np.int64))


def test_a_place_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number"):
        incidents_at([(1, float("nan"))])


def test_days_that_are_not_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        Incidents(np.zeros(1), np.zeros(1), np.zeros(1))  # type: ignore[arg-type]
