"""Gi* against the formula worked by hand and against esda, with empty cells, refusals and chance."""

import math
import warnings
from time import perf_counter

import numpy as np
import pytest

from measures.gi_star import ClusterCode, Clusters, find_clusters

Cell = tuple[int, int]


def square(side: int) -> list[Cell]:
    return [(row, column) for row in range(side) for column in range(side)]


def neighbours_of(area: list[Cell]) -> dict[Cell, list[Cell]]:
    """As H3 cells have: six each in the open, fewer at the edge."""
    steps = [(0, 1), (1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1)]
    inside = set(area)
    return {(r, c): [(r + dr, c + dc) for dr, dc in steps if (r + dr, c + dc) in inside] for r, c in area}


def clusters_of(counts: dict[Cell, int], side: int = 10) -> Clusters[Cell]:
    area = square(side)
    return find_clusters(counts, cells=area, neighbours=neighbours_of(area))


def test_the_worked_example_of_four_cells_that_neighbour_each_other() -> None:
    four = ["a", "b", "c", "d"]
    area = [*four, *(f"empty {n}" for n in range(96))]

    clusters = find_clusters(
        dict.fromkeys(four, 10), cells=area, neighbours={each: set(four) - {each} for each in four}
    )

    first, empty = clusters.cells[0], clusters.cells[-1]
    # mean 0.4, S = sqrt(4 - 0.16), W = 4: (40 - 1.6) / (1.95959 * sqrt(384 / 99))
    assert first.z == pytest.approx(38.4 / (math.sqrt(3.84) * math.sqrt(384 / 99)))
    assert round(first.z, 2) == 9.95
    assert (first.code, first.count, first.around) == (ClusterCode.HOT, 10, 40)
    assert empty.code == ClusterCode.NOT_CLEAR


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_esda_gives_the_same_z_and_p(seed: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        getisord = pytest.importorskip("esda.getisord", reason="esda is in requirements-dev.txt only")
        weights = pytest.importorskip("libpysal.weights")
    area = square(12)
    near = neighbours_of(area)
    counts = np.random.default_rng(seed).negative_binomial(1, 0.3, len(area))

    ours = find_clusters(dict(zip(area, counts.tolist(), strict=True)), cells=area, neighbours=near)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = getisord.G_Local(
            counts.astype(float), weights.W(near, id_order=area), transform="B", permutations=0, star=True
        )

    assert [each.z for each in ours.cells] == pytest.approx(list(theirs.Zs), rel=1e-9, abs=1e-12)
    # esda's p is one-sided.
    assert [each.p / 2 for each in ours.cells] == pytest.approx(list(theirs.p_norm), rel=1e-6, abs=1e-12)


def test_a_cluster_in_the_middle_is_hot_and_a_far_corner_is_not() -> None:
    middle = {(4, 4): 9, (4, 5): 8, (5, 4): 7, (5, 5): 9}

    read = {each.cell: each for each in clusters_of(middle, side=20).cells}

    assert read[4, 4].code == "hot"
    assert read[4, 4].words == "More here and around than elsewhere, unlikely to be chance"
    assert read[0, 0].words == "No clear cluster"


def test_an_empty_patch_in_a_busy_area_is_cold() -> None:
    busy = dict.fromkeys(square(20), 20)
    patch = {(r, c): 0 for r in range(8, 12) for c in range(8, 12)}

    read = {each.cell: each for each in clusters_of(busy | patch, side=20).cells}

    assert read[9, 9].code == "cold"


def test_empty_cells_of_the_area_are_part_of_the_mean() -> None:
    patch = {(r, c): 5 + (r + c) % 2 for r in range(6) for c in range(6)}

    among_empty = {each.cell: each for each in clusters_of(patch, side=30).cells}
    alone = {each.cell: each for each in clusters_of(patch, side=6).cells}

    assert among_empty[2, 2].z > 5
    assert among_empty[2, 2].code == "hot"
    assert alone[2, 2].code == "not_clear"


def test_counts_scattered_by_chance_make_hardly_any_cluster() -> None:
    scattered = np.random.default_rng(11).poisson(4, 900).tolist()

    clusters = clusters_of(dict(zip(square(30), scattered, strict=True)), side=30)

    assert sum(each.p < 0.05 for each in clusters.cells) > 20
    assert sum(each.code != "not_clear" for each in clusters.cells) <= 2


def test_dealing_the_counts_out_at_random_by_lot_comes_to_the_same_p() -> None:
    """The exact value against ten thousand shuffles, as esda's conditional permutations."""
    chance = np.random.default_rng(3)
    counts = chance.poisson(0.3, 900)
    counts[:3] = 6
    area = square(30)

    read = find_clusters(
        dict(zip(area, counts.tolist(), strict=True)), cells=area, neighbours=neighbours_of(area)
    )

    lots = np.array([chance.choice(counts, 7, replace=False).sum() for _ in range(10_000)])
    inner = [each for each in read.cells if 0 < each.cell[0] < 29 and 0 < each.cell[1] < 29]
    for around in (0, 2, 4, 6):
        by_lot = 2 * min((lots >= around).mean(), (lots <= around).mean())
        exact = next(each.dealt_p for each in inner if each.around == around)
        assert exact == pytest.approx(min(1, by_lot), abs=0.02)


@pytest.mark.parametrize("incidents", [30, 200, 1_000])
def test_a_few_incidents_scattered_over_many_cells_make_no_cluster(incidents: int) -> None:
    """Where the normal p-value names some in nearly every scatter."""
    area = square(40)
    near = neighbours_of(area)
    named = 0
    for seed in range(20):
        dealt = np.random.default_rng(seed).multinomial(incidents, [1 / len(area)] * len(area)).tolist()
        read = find_clusters(dict(zip(area, dealt, strict=True)), cells=area, neighbours=near)
        named += any(each.code != "not_clear" for each in read.cells)

    assert named <= 1


def test_one_busy_cell_alone_is_no_cluster() -> None:
    read = {each.cell: each for each in clusters_of({(15, 15): 60}, side=30).cells}

    assert read[15, 15].z > 5
    assert read[15, 15].code == "not_clear"


def test_counts_of_hundreds_of_thousands_are_read_as_well() -> None:
    busy = dict.fromkeys(square(20), 100_000) | {(r, c): 400_000 for r in range(3) for c in range(3)}

    read = {each.cell: each for each in clusters_of(busy, side=20).cells}

    assert (read[1, 1].code, read[15, 15].code) == ("hot", "not_clear")


def test_too_few_cells_are_refused_with_the_reason() -> None:
    clusters = clusters_of({(0, 0): 9}, side=5)

    assert clusters.cells == ()
    assert clusters.note == "Not shown: 25 cells are too few, 30 are needed."


@pytest.mark.parametrize("count", [0, 3])
def test_the_same_count_everywhere_is_refused_with_the_reason(count: int) -> None:
    clusters = clusters_of(dict.fromkeys(square(10), count))

    assert clusters.cells == ()
    assert clusters.note == f"Not shown: every cell holds the same count, {count}."


def test_a_neighbour_named_twice_or_oneself_counts_once() -> None:
    area = square(6)
    near = neighbours_of(area)
    doubled = {cell: [*others, *others, cell] for cell, others in near.items()}
    counts = {(1, 1): 4, (3, 2): 2}

    assert find_clusters(counts, cells=area, neighbours=doubled) == find_clusters(
        counts, cells=area, neighbours=near
    )


def test_a_count_outside_the_area_is_refused() -> None:
    with pytest.raises(ValueError, match="1 of the cells with a count lie outside"):
        clusters_of({(40, 40): 1})


def test_a_cell_named_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="named twice"):
        find_clusters({}, cells=["a", "a"], neighbours={})


def test_a_cell_that_neighbours_every_other_is_refused() -> None:
    area = list(range(40))

    with pytest.raises(ValueError, match="no elsewhere"):
        find_clusters({0: 3}, cells=area, neighbours={0: area})


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        clusters_of({(0, 0): -1})


def test_ten_thousand_cells_are_read_at_once() -> None:
    area = square(100)
    near = neighbours_of(area)
    counts = dict(zip(area, np.random.default_rng(5).poisson(3, 10_000).tolist(), strict=True))
    started = perf_counter()

    clusters = find_clusters(counts, cells=area, neighbours=near)

    assert len(clusters.cells) == 10_000
    # Well under a second on a quiet machine; this allows for a busy one.
    assert perf_counter() - started < 5
