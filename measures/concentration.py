"""How much falls in how few places, and which places can be told apart by their counts at all.

A list from most to least looks like an order even where chance made it: every count comes with its
interval, and every rank with the ranks that it might as well have.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from measures.counts import count_of, garwood_interval
from measures.inputs import whole_number

Place = TypeVar("Place", bound=Hashable)


@dataclass(frozen=True, slots=True)
class ShareInTop:
    """What the busiest cells hold: `incidents` of `of_incidents` in `cells` of `of_cells`.

    The share is None, with the reason, where it cannot be given. `evenly` is how many incidents as many
    cells would hold at the least, were all incidents spread over the area as evenly as can be.
    """

    cells: int
    of_cells: int
    incidents: int
    of_incidents: int
    evenly: int
    reason: str = ""

    @property
    def share(self) -> float | None:
        """Percent of the incidents, to one's own rounding."""
        return None if self.reason else 100 * self.incidents / self.of_incidents

    @property
    def words(self) -> str:
        """120 of 400 (30%) fell in the busiest 4 of 400 cells; spread as evenly as can be, 4 would."""
        if self.reason:
            return self.reason
        cells = "cell" if self.of_cells == 1 else "cells"
        return (
            f"{count_of(self.incidents, self.of_incidents)} fell in the busiest {self.cells:,} of"
            f" {self.of_cells:,} {cells}; spread as evenly as can be, {self.evenly:,} would."
        )


@dataclass(frozen=True, slots=True)
class FewestCells:
    """The fewest cells that hold `percent` of the incidents; None, and the reason, where there are none.

    `evenly` is how many cells it would take, were all spread as evenly as can be: with fewer incidents
    than cells even that is a small share, so a count of cells says nothing without it.
    """

    percent: int
    cells: int | None
    of_cells: int
    evenly: int | None
    reason: str = ""

    @property
    def share(self) -> float | None:
        """Percent of the cells of the area."""
        return None if self.cells is None else 100 * self.cells / self.of_cells

    @property
    def words(self) -> str:
        """50% of incidents fell in 9 of 400 cells (2.3%); spread as evenly as can be, it takes 200."""
        if self.cells is None or self.evenly is None:
            return self.reason
        return (
            f"{self.percent}% of incidents fell in {self.cells:,} of {self.of_cells:,} cells"
            f" ({self.share:.1f}%); spread as evenly as can be, it takes {self.evenly:,}."
        )


@dataclass(frozen=True, slots=True)
class RankedPlace(Generic[Place]):
    """A place with its count, the 95% interval of that count, its rank, and the ranks it might have.

    Equal counts share a rank. `best_rank` and `worst_rank` hold for all places at once (95%).
    """

    place: Place
    count: int
    low: float
    high: float
    rank: int
    best_rank: int
    worst_rank: int

    @property
    def rank_words(self) -> str:
        """Rank 2, could be 1 to 5."""
        if self.best_rank == self.worst_rank:
            return f"Rank {self.rank}"
        return f"Rank {self.rank}, could be {self.best_rank} to {self.worst_rank}"


def share_in_top(counts: Iterable[int], *, cells: int, percent: float) -> ShareInTop:
    """Share of all incidents in the busiest `percent` of the cells of an area.

    `counts` are those of the cells with any, in any order, and `cells` all of the area, those with none
    among them. Whole cells are taken, rounded down. Not given without an incident, or where so small a
    percentage is not even one cell. Refuses negative counts, more counts than cells, no cell, and a
    percentage that is not over 0 and at most 100.
    Source: Weisburd 2015, the law of crime concentration.
    Example: counts 6, 3, 1 in 20 cells: the busiest 10%, two cells, hold 9 of 10.
    """
    if not 0 < percent <= 100:
        raise ValueError(f"A percentage of cells must be over 0 and at most 100, not {percent}.")
    ranked, total = _descending(counts, cells)
    taken = int(cells * percent / 100 + 1e-9)
    held = sum(ranked[:taken])
    reason = ""
    if not total:
        reason = "Not shown: there were no incidents."
    elif not taken:
        reason = f"Not shown: {percent:g}% of {cells} cells is less than one cell."
    each, over = divmod(total, cells)
    return ShareInTop(taken, cells, held, total, taken * each + min(taken, over), reason)


def fewest_cells(counts: Iterable[int], *, cells: int, percent: int) -> FewestCells:
    """The fewest cells of an area that together hold at least `percent` of the incidents.

    Arguments and refusals as for share_in_top; the percentage is whole. Not given without an incident.
    Source: Weisburd 2015, with the even spread beside it as Bernasco and Steenbeek 2017 ask.
    Example: counts 6, 3, 1 in 20 cells: 50% lies in one cell (5.0%); spread evenly it takes 5.
    """
    if not 0 < percent <= 100:
        raise ValueError(f"A percentage of incidents must be 1 to 100, not {percent}.")
    ranked, total = _descending(counts, cells)
    if not total:
        return FewestCells(percent, None, cells, None, "Not shown: there were no incidents.")
    each, over = divmod(total, cells)
    evenly = [each + 1] * over + [each] * (cells - over)
    return FewestCells(percent, _needed(ranked, total, percent), cells, _needed(evenly, total, percent))


def rank_places(counts: Mapping[Place, int], *, alpha: float = 0.05) -> list[RankedPlace[Place]]:
    """Every place from most to least, equal counts in the order given; none gives an empty list.

    Name places with none too: they count among those that a rank is out of. `low` and `high` are the
    Garwood interval of each count alone. The ranks rest on wider ones that hold for all n places
    together (alpha / n each): a place ranks surely below another only if its upper limit is under the
    other's lower one. So the range of ranks says which places cannot be told apart. Counts, not rates:
    for places of unequal size or busyness the order says nothing about risk. Refuses negative counts
    and an alpha outside 0 to 1.
    Sources: Garwood 1936; Klein, Wright and Wieczorek 2020 for the ranks.
    Example: 100, 40, 35, 2 get ranks 1, 2, 3, 4 that could be 1, 2 to 3, 2 to 3, 4.
    """
    given = {place: whole_number(count, "A count") for place, count in counts.items()}
    if not given:
        return []
    intervals = {count: garwood_interval(count, alpha) for count in set(given.values())}
    together = {count: garwood_interval(count, alpha / len(given)) for count in intervals}
    ordered = sorted(given.values())
    lows = sorted(together[count][0] for count in ordered)
    highs = sorted(together[count][1] for count in ordered)
    places = len(ordered)
    return [
        RankedPlace(
            place=place,
            count=count,
            low=intervals[count][0],
            high=intervals[count][1],
            rank=1 + places - bisect_right(ordered, count),
            best_rank=1 + places - bisect_right(lows, together[count][1]),
            worst_rank=places - bisect_left(highs, together[count][0]),
        )
        for place, count in sorted(given.items(), key=lambda item: -item[1])
    ]


def _descending(counts: Iterable[int], cells: int) -> tuple[list[int], int]:
    whole_number(cells, "The number of cells", at_least=1)
    ranked = sorted((whole_number(count, "A count") for count in counts), reverse=True)
    if len(ranked) > cells:
        raise ValueError(f"There are {len(ranked)} counts and only {cells} cells.")
    return ranked, sum(ranked)


def _needed(ranked: list[int], total: int, percent: int) -> int:
    held = 0
    for number, count in enumerate(ranked, 1):
        held += count
        # In whole numbers, so that exactly half is half.
        if 100 * held >= percent * total:
            return number
    return len(ranked)
