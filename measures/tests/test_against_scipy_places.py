"""Clusters, changes and near repeats against SciPy's own convolution, tree of points and permutations."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import signal, sparse, spatial, stats  # type: ignore[import-untyped]

from measures.change import compare_places
from measures.concentration import rank_places
from measures.emerging import find_emerging
from measures.false_discovery import adjusted, may_be_named
from measures.gi_star import find_clusters
from measures.near_pairs import Incidents, flag_near_pairs
from measures.near_repeats import find_near_repeats

SIDE = 7
AREA = [(row, column) for row in range(SIDE) for column in range(SIDE)]
STEPS = [(0, 1), (1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1)]
NEAR = {(r, c): [(r + up, c + across) for up, across in STEPS] for r, c in AREA}
COUNTS = st.lists(st.integers(0, 9), min_size=len(AREA), max_size=len(AREA)).filter(lambda x: len(set(x)) > 1)
P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=60)
BY_PLACE = st.dictionaries(st.integers(0, 30), st.integers(0, 120), min_size=1)
POINTS = st.lists(
    st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(0, 60)), min_size=2, max_size=60
)


def incidents_of(points: list[tuple[int, int, int]]) -> Incidents:
    easting, northing, day = zip(*points, strict=True)
    return Incidents(np.array(easting, dtype=float), np.array(northing, dtype=float), np.array(day))


def weights() -> sparse.csr_array:
    number = {cell: place for place, cell in enumerate(AREA)}
    pairs = [
        (number[cell], number[other]) for cell in AREA for other in [cell, *NEAR[cell]] if other in number
    ]
    ones, others = zip(*pairs, strict=True)
    return sparse.csr_array((np.ones(len(pairs)), (ones, others)))


def tail_of_sums(counts: NDArray[np.int64], size: int, around: int) -> float:
    """Twice the smaller tail of the sum of so many counts, each drawn from all of them."""
    share = np.bincount(counts) / len(counts)
    folded = np.ones(1)
    for _ in range(size):
        folded = signal.convolve(folded, share, method="direct")
    return min(1.0, 2 * float(min(folded[: around + 1].sum(), folded[around:].sum())))


@given(P_VALUES)
def test_p_values_are_adjusted_as_benjamini_and_hochberg_did(p_values: list[float]) -> None:
    assert adjusted(p_values) == pytest.approx(
        stats.false_discovery_control(p_values, method="bh"), rel=1e-12
    )


@given(P_VALUES, st.sampled_from([0.01, 0.05, 0.2]))
def test_those_may_be_named_whose_adjusted_p_value_is_small(p_values: list[float], q: float) -> None:
    theirs = stats.false_discovery_control(p_values)

    # On q itself the last bit decides, and it is nobody's.
    clear = ~np.isclose(theirs, q, rtol=1e-12)
    assert (np.array(may_be_named(p_values, q)) == (theirs <= q))[clear].all()


@given(COUNTS)
def test_gi_star_is_the_standardised_sum_of_standard_scores(counts: list[int]) -> None:
    found = find_clusters(dict(zip(AREA, counts, strict=True)), cells=AREA, neighbours=NEAR)

    near, n = weights(), len(AREA)
    sizes = near.sum(axis=1)
    z = near @ stats.zscore(counts) / np.sqrt((n * sizes - sizes**2) / (n - 1))
    assert [each.z for each in found.cells] == pytest.approx(z, abs=1e-9)
    assert [each.p for each in found.cells] == pytest.approx(2 * stats.norm.sf(abs(z)), rel=1e-7)


@given(COUNTS)
def test_counts_dealt_out_at_random_come_so_high_as_their_convolution_says(counts: list[int]) -> None:
    found = find_clusters(dict(zip(AREA, counts, strict=True)), cells=AREA, neighbours=NEAR)

    near = weights()
    sizes, around = near.sum(axis=1), near @ np.array(counts)
    theirs = [
        tail_of_sums(np.array(counts), int(size), int(held)) for size, held in zip(sizes, around, strict=True)
    ]
    assert [each.dealt_p for each in found.cells] == pytest.approx(theirs, rel=1e-9, abs=1e-12)
    assert [each.adjusted_p for each in found.cells] == pytest.approx(
        stats.false_discovery_control(np.clip(theirs, 0, 1)), rel=1e-9, abs=1e-10
    )


@given(BY_PLACE, BY_PLACE, st.integers(1, 90), st.integers(1, 400))
def test_each_place_that_changed_has_the_p_value_of_the_binomial_test(
    now: dict[int, int], before: dict[int, int], now_days: int, before_days: int
) -> None:
    compared = compare_places(now, before, now_days=now_days, before_days=before_days)

    for each in compared.places:
        total = each.now + each.before
        test = stats.binomtest(each.now, total, now_days / (now_days + before_days)) if total else None
        assert each.p == pytest.approx(test.pvalue if test else 1.0, rel=1e-7)
    tested = [each for each in compared.places if each.adjusted_p is not None]
    theirs = stats.false_discovery_control([each.p for each in tested]) if tested else []
    assert [each.adjusted_p for each in tested] == pytest.approx(theirs, rel=1e-12)


@given(BY_PLACE, BY_PLACE)
def test_an_emerging_place_has_the_p_value_of_the_binomial_test(
    recent: dict[int, int], past: dict[int, int]
) -> None:
    for place in find_emerging(recent, past).places:
        theirs = stats.binomtest(place.recent, place.recent + place.past, 4 / 52).pvalue

        assert place.p == pytest.approx(theirs, rel=1e-7)


@given(BY_PLACE)
def test_places_rank_surely_apart_only_where_their_chi_squared_intervals_part(counts: dict[int, int]) -> None:
    each_alpha = 0.05 / len(counts)
    low = {k: stats.chi2.ppf(each_alpha / 2, 2 * k) / 2 if k else 0.0 for k in counts.values()}
    high = {k: stats.chi2.ppf(1 - each_alpha / 2, 2 * k + 2) / 2 for k in counts.values()}

    for ranked in rank_places(counts):
        surely_above = sum(low[other] > high[ranked.count] for other in counts.values())
        surely_below = sum(high[other] < low[ranked.count] for other in counts.values())
        assert (ranked.best_rank, ranked.worst_rank) == (1 + surely_above, len(counts) - surely_below)


@given(POINTS, st.integers(1, 400), st.integers(0, 30))
def test_near_pairs_are_those_that_a_tree_of_points_finds(
    points: list[tuple[int, int, int]], metres: int, days: int
) -> None:
    found = flag_near_pairs(incidents_of(points), metres=metres, days=days)

    tree = spatial.KDTree([point[:2] for point in points])
    theirs = {(a, b) for a, b in tree.query_pairs(metres) if abs(points[a][2] - points[b][2]) <= days}
    assert {(min(p.first, p.second), max(p.first, p.second)) for p in found} == theirs
    assert len(found) == len(theirs)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_near_repeats_have_about_the_p_value_of_a_permutation_test(seed: int) -> None:
    chance = np.random.default_rng(seed)
    points = [tuple(int(n) for n in chance.integers(0, (1_500, 1_500, 90))) for _ in range(60)]
    # Some of them soon followed by another close by, so that not every p-value is large.
    points += [(east + 30, north - 40, day + 3) for east, north, day in points[: 6 * seed]]
    incidents = incidents_of(points)  # type: ignore[arg-type]
    pairs = spatial.KDTree([point[:2] for point in points]).query_pairs(200, output_type="ndarray")

    def soon(days: NDArray[np.int64]) -> int:
        return int((abs(days[pairs[:, 0]] - days[pairs[:, 1]]) <= 7).sum())

    ours = find_near_repeats(incidents, generator=chance, metres=(200,), days=(7,), permutations=1_999).bands[
        0
    ]
    theirs = stats.permutation_test(
        (incidents.days,),
        soon,
        permutation_type="pairings",
        alternative="greater",
        n_resamples=1_999,
        rng=chance,
    )

    assert ours.observed == theirs.statistic
    assert ours.expected == pytest.approx(theirs.null_distribution.mean(), abs=0.4)
    assert ours.p == pytest.approx(theirs.pvalue, abs=0.03)
