"""Is one incident soon followed by another close by, more often than the crowd of places and days gives?

A Knox test: the days are dealt out anew among the places many times, which keeps both the busy spots
and the busy weeks as they are and breaks only the tie between them.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from measures.counts import SMALLEST_DIFFERENCE
from measures.false_discovery import SHARE_OF_CHANCE, adjusted, check_share
from measures.inputs import whole_number
from measures.near_pairs import Incidents, Whole, pairs_within

Days = NDArray[np.int16] | NDArray[np.int32]
METRES = (200, 400)
DAYS = (7, 14, 28)
PERMUTATIONS = 999
# With fewer expected, one pair more or less would change the ratio, and none at all would be no surprise.
LEAST_EXPECTED = 5
LEAST_INCIDENTS = 20
# A quarter of a minute of work; above it a shorter period answers too.
MOST_PAIRS = 3_000_000


class RepeatCode(StrEnum):
    """How often pairs fall in one band of distance and time; stored lower_snake, shown by words."""

    MORE = "more"
    NOT_CLEAR = "not_clear"
    TOO_FEW_TO_SAY = "too_few_to_say"


WORDS = {
    RepeatCode.MORE: "More pairs than expected, unlikely to be chance",
    RepeatCode.NOT_CLEAR: "No clear sign of repeats",
    RepeatCode.TOO_FEW_TO_SAY: "Too few to say",
}


@dataclass(frozen=True, slots=True)
class RepeatBand:
    """Pairs in one band of distance and time, beside what was expected of them.

    Over `over_metres` and at most `to_metres` apart, and over `over_days` and at most `to_days`; the
    first band of each, whose `over` is None, holds pairs 0 apart too. `p` is the share of dealings with
    as many pairs or more, the real one among them; `adjusted_p` allows for all the bands.
    """

    over_metres: float | None
    to_metres: float
    over_days: int | None
    to_days: int
    observed: int
    expected: float
    p: float
    adjusted_p: float
    code: RepeatCode

    @property
    def ratio(self) -> float | None:
        """Observed over expected; None where fewer than 5 were expected."""
        return None if self.expected < LEAST_EXPECTED else self.observed / self.expected

    @property
    def words(self) -> str:
        """The reading in sentence case (never by colour alone)."""
        return WORDS[self.code]

    @property
    def label(self) -> str:
        """Up to 200 metres, up to 7 days; or over 200 to 400 metres, 8 to 14 days."""
        metres = f"up to {self.to_metres:g} metres" if self.to_metres else "same place"
        if self.over_metres is not None:
            metres = f"over {self.over_metres:g} to {self.to_metres:g} metres"
        first_day = 0 if self.over_days is None else self.over_days + 1
        days = f"{first_day} to {self.to_days} days" if self.to_days else "same day"
        return f"{metres}, {days}".capitalize()


@dataclass(frozen=True, slots=True)
class NearRepeats:
    """Every band, nearest distance first and within it the shortest time; none, and why, if refused."""

    bands: tuple[RepeatBand, ...]
    incidents: int
    permutations: int
    reason: str = ""


def find_near_repeats(
    incidents: Incidents,
    *,
    generator: np.random.Generator,
    metres: tuple[float, ...] = METRES,
    days: tuple[int, ...] = DAYS,
    permutations: int = PERMUTATIONS,
    q: float = SHARE_OF_CHANCE,
) -> NearRepeats:
    """Count the pairs of incidents in each band of distance and time, against chance.

    `metres` and `days` are the upper limits of the bands, rising: (200, 400) and (7, 14) make up to
    200 m and over 200 to 400 m, by 0 to 7 and 8 to 14 days. Expected is the exact mean over all ways to
    deal the days out (pairs near in space times pairs near in time, over all pairs); p comes from so
    many dealings by `generator`, which is seeded by the caller so that a figure can be had again.
    Words name a band if its p is among those that may be named at q and it holds 3 pairs or more above
    what was expected; of the others, those with fewer than 5 expected are too few to say.
    Only incidents with an exact place and day: police.uk's snap points are neither. Not given for fewer
    than 20 incidents, nor over 3,000,000 pairs within the largest distance. Refuses limits that do not
    rise, a largest distance of 0, fewer than 99 dealings and a q outside 0 to 1.
    Sources: Knox 1964; Johnson and others 2007 for the permutations.
    Example: 20 places 1 km apart, each with incidents on days 0 and 3 of a fortnight of its own: 20 pairs
    within 200 m and 7 days where 0.5 is expected.
    """
    check_share(q)
    whole_number(permutations, "The number of permutations", at_least=99)
    _check_rising(metres, "metres")
    _check_rising(days, "days")
    count = len(incidents)
    if count < LEAST_INCIDENTS:
        return NearRepeats(
            (),
            count,
            permutations,
            f"Not shown: {count} incidents are too few, {LEAST_INCIDENTS} are needed.",
        )
    pairs = _pairs(incidents, metres)
    if pairs is None:
        return NearRepeats(
            (), count, permutations, "Not shown: too many lie near each other. Choose a shorter period."
        )
    table = _Bands(pairs, incidents.days - incidents.days.min(), metres, days)
    observed = table.count(table.day_of)
    at_least = np.ones_like(observed)
    for _ in range(permutations):
        at_least += table.count(generator.permutation(table.day_of)) >= observed
    return NearRepeats(
        _read(metres, days, observed, table.expected(), at_least / (permutations + 1), q),
        count,
        permutations,
    )


def _check_rising(limits: tuple[float, ...], called: str) -> None:
    rising = all(low < high for low, high in pairwise(limits))
    if not limits or limits[0] < 0 or not rising:
        raise ValueError(f"The limits in {called} must be 0 or more and rise, not {limits}.")


def _pairs(incidents: Incidents, metres: tuple[float, ...]) -> tuple[Whole, Whole, Whole] | None:
    """Both ends of each pair within the largest distance and its band of distance; None of too many."""
    batches: list[tuple[Whole, Whole, Whole]] = []
    held = 0
    for one, other, distance in pairs_within(incidents, metres[-1]):
        held += len(one)
        if held > MOST_PAIRS:
            return None
        batches.append((one, other, np.searchsorted(metres, distance, "left").astype(np.int64)))
    one, other, band = (np.concatenate(each) for each in zip(*batches, strict=True))
    return one, other, band


class _Bands:
    """The pairs near in space, ready to be counted again for each dealing of the days."""

    def __init__(
        self,
        pairs: tuple[Whole, Whole, Whole],
        day_of: Whole,
        metres: tuple[float, ...],
        days: tuple[int, ...],
    ) -> None:
        one, other, band = pairs
        # By band, so that each is a slice; then by point, so that days are read in a row.
        order = np.lexsort((one, band))
        self.one, self.other = one[order], other[order]
        self.ends = np.searchsorted(band[order], range(len(metres)), "right").tolist()
        self.days = days
        # Small numbers are moved faster, and this is done a thousand times.
        small = day_of.max() <= np.iinfo(np.int16).max
        self.day_of: Days = day_of.astype(np.int16) if small else day_of.astype(np.int32)

    def count(self, day_of: Days) -> Whole:
        """Pairs by band of distance and of time; those too far apart in time are left out."""
        gaps = day_of.take(self.one)
        gaps -= day_of.take(self.other)
        np.abs(gaps, out=gaps)
        return np.array(
            [
                np.diff([0, *(int(np.count_nonzero(gaps[start:end] <= limit)) for limit in self.days)])
                for start, end in pairwise([0, *self.ends])
            ]
        )

    def expected(self) -> NDArray[np.float64]:
        """The mean of count over all dealings."""
        days = np.sort(self.day_of).astype(np.int64)
        places = np.arange(len(days))
        up_to = [
            int((np.searchsorted(days, days + limit, "right") - places - 1).sum()) for limit in self.days
        ]
        pairs = len(days) * (len(days) - 1) / 2
        return np.outer(np.diff([0, *self.ends]), np.diff([0, *up_to])) / pairs


def _read(
    metres: tuple[float, ...],
    days: tuple[int, ...],
    observed: Whole,
    expected: NDArray[np.float64],
    p: NDArray[np.float64],
    q: float,
) -> tuple[RepeatBand, ...]:
    adjusted_p = adjusted(p.ravel().tolist())
    return tuple(
        RepeatBand(
            over_metres=metres[far - 1] if far else None,
            to_metres=metres[far],
            over_days=days[late - 1] if late else None,
            to_days=days[late],
            observed=int(observed[far, late]),
            expected=float(expected[far, late]),
            p=float(p[far, late]),
            adjusted_p=adjusted_p[far * len(days) + late],
            code=_code(
                int(observed[far, late]), float(expected[far, late]), adjusted_p[far * len(days) + late], q
            ),
        )
        for far in range(len(metres))
        for late in range(len(days))
    )


def _code(observed: int, expected: float, adjusted_p: float, q: float) -> RepeatCode:
    if adjusted_p <= q and observed - expected >= SMALLEST_DIFFERENCE:
        return RepeatCode.MORE
    return RepeatCode.TOO_FEW_TO_SAY if expected < LEAST_EXPECTED else RepeatCode.NOT_CLEAR
