"""Where high counts lie together: the Getis-Ord Gi* of each cell with its neighbours.

A map of counts draws the eye to single dark cells; this says which groups of cells hold more, or
fewer, than a scatter of the same counts would put there.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import erfc, sqrt
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from measures.false_discovery import SHARE_OF_CHANCE, adjusted, check_share, false_discovery_note
from measures.inputs import whole_number

Cell = TypeVar("Cell", bound=Hashable)
# With fewer there is no elsewhere to speak of.
LEAST_CELLS = 30


class ClusterCode(StrEnum):
    """What the cell and its neighbours together hold; stored lower_snake, shown by words."""

    HOT = "hot"
    COLD = "cold"
    NOT_CLEAR = "not_clear"


WORDS = {
    ClusterCode.HOT: "More here and around than elsewhere, unlikely to be chance",
    ClusterCode.COLD: "Fewer here and around than elsewhere, unlikely to be chance",
    ClusterCode.NOT_CLEAR: "No clear cluster",
}


@dataclass(frozen=True, slots=True)
class CellCluster(Generic[Cell]):
    """One cell: its count, the count of it and its neighbours together, and how unusual that is.

    `z` is in standard deviations and `p` its two-sided p-value in a normal distribution, as others print
    them. `dealt_p` is how often the same counts, dealt out to the cells at random, come so high or so low
    together (two-sided); `adjusted_p` is that, allowing for all cells, and decides the code.
    """

    cell: Cell
    code: ClusterCode
    count: int
    around: int
    z: float
    p: float
    dealt_p: float
    adjusted_p: float

    @property
    def words(self) -> str:
        """The reading in sentence case (never by colour alone)."""
        return WORDS[self.code]


@dataclass(frozen=True, slots=True)
class Clusters(Generic[Cell]):
    """Every cell of the area in the order given; none, and the reason, where there is nothing to say."""

    cells: tuple[CellCluster[Cell], ...]
    q: float
    reason: str = ""

    @property
    def note(self) -> str:
        """The sentence that belongs under the map: the refusal, or what many tests at once allow."""
        if self.reason:
            return self.reason
        named = sum(1 for each in self.cells if each.code != ClusterCode.NOT_CLEAR)
        return false_discovery_note(len(self.cells), named, self.q)


def find_clusters(
    counts: Mapping[Cell, int],
    *,
    cells: Iterable[Cell],
    neighbours: Mapping[Cell, Iterable[Cell]],
    q: float = SHARE_OF_CHANCE,
) -> Clusters[Cell]:
    """Gi* of every cell of an area, with weights of 1 for the cell itself and each neighbour in the area.

    `cells` is the whole study area, each cell once: those that `counts` does not name counted 0 and are
    part of the mean, since leaving them out would make every busy cell look usual. Neighbours outside
    the area are passed over; a cell without a line in `neighbours` stands alone. Not given for fewer
    than 30 cells, nor where all counts are the same. Refuses negative counts, a count outside the area,
    a cell named twice, one that neighbours every other, and a q outside 0 to 1.
    Where most cells are empty only clusters of more can show: a cold one has nothing to fall below.
    And there the normal p-value is far too small: of 200 incidents scattered over 2,000 cells it names some
    cells nearly always. So cells are named by `dealt_p`, which is worked out and not drawn by lot.
    Sources: Ord and Getis 1995 for Gi* and for dealing the counts out at random (conditional permutation);
    Caldas de Castro and Singer 2006 for q on neighbouring cells.
    Example: of 100 cells with 0, four that all neighbour each other hold 10 each: z of 9.95 in each.
    """
    check_share(q)
    area = list(cells)
    index = {cell: number for number, cell in enumerate(area)}
    if len(index) != len(area):
        raise ValueError("A cell of the area is named twice.")
    outside = sum(1 for cell in counts if cell not in index)
    if outside:
        raise ValueError(f"{outside} of the cells with a count lie outside the area.")
    x = np.array([whole_number(counts.get(cell, 0), "A count") for cell in area], dtype=np.float64)
    if len(area) < LEAST_CELLS:
        return Clusters((), q, f"Not shown: {len(area)} cells are too few, {LEAST_CELLS} are needed.")
    if x.min() == x.max():
        return Clusters((), q, f"Not shown: every cell holds the same count, {x[0]:.0f}.")
    sums, sizes = _around(x, index, neighbours)
    z = _standardised(x, sums, sizes)
    return Clusters(_read(area, x, sums, z, _dealt(x, sums, sizes), q), q)


def _around(
    x: NDArray[np.float64], index: Mapping[Cell, int], neighbours: Mapping[Cell, Iterable[Cell]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each cell the count of it and its neighbours, and how many cells these are."""
    ones: list[int] = []
    others: list[int] = []
    for cell, number in index.items():
        near = {index[other] for other in neighbours.get(cell, ()) if other in index}
        near.add(number)
        ones.extend([number] * len(near))
        others.extend(near)
    rows = np.array(ones)
    sums = np.bincount(rows, weights=x[np.array(others)]).astype(np.float64)
    return sums, np.bincount(rows).astype(np.float64)


def _standardised(
    x: NDArray[np.float64], sums: NDArray[np.float64], sizes: NDArray[np.float64]
) -> NDArray[np.float64]:
    n = len(x)
    if sizes.max() >= n:
        raise ValueError("A cell neighbours every other: there is no elsewhere to compare with.")
    z: NDArray[np.float64] = (sums - sizes * x.mean()) / (x.std() * np.sqrt((n * sizes - sizes**2) / (n - 1)))
    return z


def _dealt(
    x: NDArray[np.float64], sums: NDArray[np.float64], sizes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How often as many cells, each with a count drawn from all counts, hold so many together, or so few.

    The sum of k such counts has their distribution folded with itself k times; twice the smaller tail.
    """
    share = np.bincount(x.astype(np.int64)) / len(x)
    p = np.ones(len(x))
    for size in np.unique(sizes):
        length = int(size) * (len(share) - 1) + 1
        folded = np.fft.irfft(np.fft.rfft(share, length) ** int(size), length) if length > 1 else share
        # Rounding leaves tails a hair below nothing.
        up_to = np.clip(np.cumsum(np.clip(folded, 0, None)), 0, 1)
        of_size = sizes == size
        around = sums[of_size].astype(np.int64)
        below = np.where(around > 0, up_to[np.maximum(around - 1, 0)], 0)
        p[of_size] = np.minimum(1, 2 * np.minimum(up_to[around], 1 - below))
    return p


def _read(
    area: Sequence[Cell],
    x: NDArray[np.float64],
    sums: NDArray[np.float64],
    z: NDArray[np.float64],
    dealt: NDArray[np.float64],
    q: float,
) -> tuple[CellCluster[Cell], ...]:
    of_z = {value: erfc(abs(value) / sqrt(2)) for value in set(z.tolist())}
    return tuple(
        CellCluster(
            cell,
            _code(value, adjusted_p, q),
            int(count),
            int(around),
            value,
            of_z[value],
            dealt_p,
            adjusted_p,
        )
        for cell, count, around, value, dealt_p, adjusted_p in zip(
            area, x.tolist(), sums.tolist(), z.tolist(), dealt.tolist(), adjusted(dealt.tolist()), strict=True
        )
    )


def _code(z: float, adjusted_p: float, q: float) -> ClusterCode:
    if adjusted_p > q:
        return ClusterCode.NOT_CLEAR
    return ClusterCode.HOT if z > 0 else ClusterCode.COLD
