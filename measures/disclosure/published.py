"""Counts that may be published: no sum or difference of them tells a small count, however they are cut.

Each count by itself is 0, or "1 to 4", or rounded to 5. A total is a range that depends on nothing but
what is published of its parts, and that leaves each part every value which it could have alone. So a
hidden count of a table may be 1, 2, 3 or 4, and each time the very same table would be published.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from measures.disclosure.tables import THRESHOLD, round_to
from measures.inputs import whole_number

BASE = 5
_HALF = BASE // 2
# A published count stands for at most so many values above its least.
_WIDEST = max(BASE, THRESHOLD - 1) - 1

Atom = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Between:
    """What is published of a count: that it is low at least and high at most."""

    low: int
    high: int

    def __add__(self, other: "Between") -> "Between":
        return Between(self.low + other.low, self.high + other.high)

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    @property
    def is_hidden(self) -> bool:
        """Whether it is a small count of which nothing else is said."""
        return (self.low, self.high) == (1, THRESHOLD - 1)

    @property
    def words(self) -> str:
        """ "10" for a count rounded to 10; else "13 to 19"."""
        near = round_to(self.low, BASE)
        if near == round_to(self.high, BASE) and self.low <= near <= self.high:
            return f"{near:,}"
        return f"{self.low:,} to {self.high:,}"


NONE = Between(0, 0)


def publish_count(count: int) -> Between:
    """A count alone: 0 as it is, 1 to 4 hidden, any other as what rounds to the same multiple of 5."""
    count = whole_number(count, "The count")
    if count == 0:
        return NONE
    if count < THRESHOLD:
        return Between(1, THRESHOLD - 1)
    near = round_to(count, BASE)
    return Between(max(THRESHOLD, near - _HALF), near + _HALF)


def publish_total(total: int, parts: Sequence[Between]) -> Between:
    """A total of counts that are published themselves: what rounds to the same multiple of 5.

    At either end of what the parts allow the range is made wider, until it would fit the smallest
    part at its most and the largest at its least: else seven counts of 1 to 4 with a total of "5 to 7"
    would each be 1. One hidden count therefore takes its total with it: secondary suppression.
    Refuses a total that the parts cannot have.
    """
    possible = sum(parts, NONE)
    total = whole_number(total, "The total")
    if not possible.low <= total <= possible.high:
        raise ValueError(f"A total of {total} is not the sum of its parts.")
    first_end = round_to(possible.low + _WIDEST, BASE) + _HALF
    last_start = round_to(max(0, possible.high - _WIDEST), BASE) - _HALF
    if first_end >= last_start:
        return possible
    if total <= first_end:
        return Between(possible.low, first_end)
    if total >= last_start:
        return Between(last_start, possible.high)
    near = round_to(total, BASE)
    return Between(near - _HALF, near + _HALF)


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One month: each kind in each place, and each place. Nothing else was ever counted."""

    cells: Mapping[Atom, Between]
    places: Mapping[str, Between]

    @property
    def total(self) -> Between:
        """What is said of the places, added up: a narrower range would tell of one to who knows the rest."""
        return sum(self.places.values(), NONE)

    def as_plain(self) -> dict[str, Any]:
        """To be kept as JSON: the ranges, and so nothing of the counts behind them."""
        return {
            "cells": [[*atom, said.low, said.high] for atom, said in self.cells.items()],
            "places": [[place, said.low, said.high] for place, said in self.places.items()],
        }

    @classmethod
    def of_plain(cls, kept: Mapping[str, Any]) -> Self:
        return cls(
            cells={(place, kind): Between(low, high) for place, kind, low, high in kept["cells"]},
            places={place: Between(low, high) for place, low, high in kept["places"]},
        )


def publish_table(
    counts: Mapping[Atom, int], *, places: Collection[str], kinds: Collection[str]
) -> PublishedTable:
    """Publish counts by (place, kind); what is missing is 0. Refuses a place or kind not in the lists."""
    if any(place not in places or kind not in kinds for place, kind in counts):
        raise ValueError("A count is of a place or a kind that is not published.")
    cells = {(p, k): publish_count(counts.get((p, k), 0)) for p in places for k in kinds}
    sums = {place: sum(counts.get((place, kind), 0) for kind in kinds) for place in places}
    rows = {place: publish_total(sums[place], [cells[place, kind] for kind in kinds]) for place in places}
    return PublishedTable(cells, rows)


def add_up(
    tables: Iterable[PublishedTable],
    *,
    places: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
) -> Between:
    """Any choice of months, places and kinds, from what is published of each; None is all of them.

    A place that a month was published without, because it was drawn later, had nothing in it then.
    """
    return sum((_of_one(table, places, kinds) for table in tables), NONE)


def _of_one(table: PublishedTable, places: Collection[str] | None, kinds: Collection[str] | None) -> Between:
    if kinds is not None:
        chosen = (
            cell
            for (place, kind), cell in table.cells.items()
            if kind in kinds and (places is None or place in places)
        )
        return sum(chosen, NONE)
    if places is None:
        return table.total
    return sum((table.places.get(place, NONE) for place in places), NONE)
