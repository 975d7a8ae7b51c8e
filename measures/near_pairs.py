"""Finds the pairs of incidents that lie near each other, without measuring every pair there is.

Points are laid on squares as wide as the distance asked for, so that only a square and those around
it are searched; the work grows with the pairs found, not with the square of the points.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
# Half of the squares around one: the other half finds the same pairs from the other side.
HALF_AROUND = ((0, 1), (1, -1), (1, 0), (1, 1))
# Pairs looked at in one go, so that a crowd of points does not fill the memory.
AT_ONCE = 1_000_000
WITHIN_METRES = 200
WITHIN_DAYS = 14


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two incidents by their places in the arrays given, `first` being the earlier (or equal)."""

    first: int
    second: int
    metres: float
    days: int


@dataclass(frozen=True, slots=True)
class Incidents:
    """Where (easting and northing in metres) and when (a whole London day number) each incident was.

    Refuses arrays of unequal length, a place that is not a number, and days that are not whole: an
    incident whose day or place is not known exactly has no part in any pair.
    """

    eastings: Real
    northings: Real
    days: Whole

    def __post_init__(self) -> None:
        if not (self.eastings.ndim == 1 and self.eastings.shape == self.northings.shape == self.days.shape):
            raise ValueError("Eastings, northings and days must be three lists of one length.")
        if not (np.isfinite(self.eastings).all() and np.isfinite(self.northings).all()):
            raise ValueError("An easting or northing is not a number.")
        if not np.issubdtype(self.days.dtype, np.integer):
            raise ValueError("Days must be whole numbers, such as those of date.toordinal().")

    def __len__(self) -> int:
        return len(self.days)


def pairs_within(incidents: Incidents, metres: float) -> Iterator[tuple[Whole, Whole, Real]]:
    """Every pair at most so many metres apart, once each, in batches: (one, other, distance).

    The numbers are places in the arrays. Refuses a distance of 0 or less.
    Example: points at 0, 100 and 250 m on a line, within 200 m: pairs (0, 1) and (1, 2).
    """
    if not metres > 0:
        raise ValueError(f"The distance must be over 0 metres, not {metres}.")
    if not len(incidents):
        return
    column = _square(incidents.eastings, metres)
    row = _square(incidents.northings, metres)
    # Two spare rows, so that the square beyond the edge is never the far end of the next column.
    rows = int(row.max()) + 3
    key = column * rows + row
    order = np.argsort(key, kind="stable")
    in_order = key[order]
    places = np.arange(len(order))
    yield from _near(incidents, metres, order, places + 1, np.searchsorted(in_order, in_order, "right"))
    for across, up in HALF_AROUND:
        wanted = in_order + across * rows + up
        starts = np.searchsorted(in_order, wanted, "left")
        yield from _near(incidents, metres, order, starts, np.searchsorted(in_order, wanted, "right"))


def _square(values: Real, metres: float) -> Whole:
    # A trifle wider, so that rounding never puts two points just so far apart two squares from each other.
    squares: Whole = np.floor((values - values.min()) / (metres * (1 + 1e-9))).astype(np.int64) + 1
    return squares


def _near(
    incidents: Incidents, metres: float, order: Whole, starts: Whole, ends: Whole
) -> Iterator[tuple[Whole, Whole, Real]]:
    """Of each point in order with those from its start to its end, the pairs that are near."""
    lengths = ends - starts
    upto = np.cumsum(lengths)
    begin = 0
    while begin < len(order):
        done = int(upto[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(upto, done + AT_ONCE, "right")))
        some = lengths[begin:end]
        one = np.repeat(np.arange(begin, end), some)
        within = np.arange(len(one)) - np.repeat(np.cumsum(some) - some, some)
        other = np.repeat(starts[begin:end], some) + within
        a, b = order[one], order[other]
        distance = np.hypot(
            incidents.eastings[a] - incidents.eastings[b], incidents.northings[a] - incidents.northings[b]
        )
        near = distance <= metres
        yield a[near], b[near], distance[near]
        begin = end


def flag_near_pairs(
    incidents: Incidents, *, metres: float = WITHIN_METRES, days: int = WITHIN_DAYS
) -> list[NearPair]:
    """Pairs at most so many metres and days apart, the newest first: a list to look at, no forecast.

    Refuses a distance of 0 or less and negative days.
    Source: Johnson and others 2007 for the idea; 200 metres and 14 days are for violence.
    Example: incidents on day 1 and day 9, 50 metres apart: one pair, 50.0 metres, 8 days.
    """
    if days < 0:
        raise ValueError(f"The days must be 0 or more, not {days}.")
    found: list[NearPair] = []
    day_of = incidents.days.tolist()
    for one, other, distance in pairs_within(incidents, metres):
        apart = np.abs(incidents.days[one] - incidents.days[other])
        close = apart <= days
        for a, b, far, gap in zip(
            one[close].tolist(),
            other[close].tolist(),
            distance[close].tolist(),
            apart[close].tolist(),
            strict=True,
        ):
            earlier = (day_of[a], a) <= (day_of[b], b)
            found.append(NearPair(a if earlier else b, b if earlier else a, far, gap))
    found.sort(key=lambda pair: (-day_of[pair.second], pair.days, pair.metres, pair.first, pair.second))
    return found
