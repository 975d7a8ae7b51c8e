"""Which weeks of a year stand out from the usual scatter, as a control chart of counts shows it.

It answers one question: is this week, or this run of weeks, more than the ups and downs that counts
have anyway? Why it happened the chart does not know.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from math import ceil, floor, sqrt

from measures.inputs import whole_number
from measures.tails import poisson_at_least, poisson_at_most

RUN_LENGTH = 8
# With fewer the mean and so the limits are themselves a matter of chance.
LEAST_WEEKS = 20


class Signal(StrEnum):
    """Why a week stands out; stored lower_snake, shown by the reasons of its week."""

    ABOVE_UPPER_LIMIT = "above_upper_limit"
    BELOW_LOWER_LIMIT = "below_lower_limit"
    RUN_ABOVE_MEAN = "run_above_mean"
    RUN_BELOW_MEAN = "run_below_mean"


@dataclass(frozen=True, slots=True)
class ChartWeek:
    """One week: its count, None being a gap and no zero, and why it stands out, if it does.

    `run` is how many weeks in a row, this one the last, lay on its side of the mean; 0 on the mean.
    """

    count: int | None
    run: int
    signals: tuple[Signal, ...]
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """14: above the upper limit of 11.7. A gap: "No data". A usual week: its count alone."""
        if self.count is None:
            return "No data"
        return f"{self.count:,}" + (f": {', '.join(self.reasons)}" if self.reasons else "")


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Mean and limits, None with the reason where they cannot be given, and every week in order.

    `varies_more_than_chance` says that the weeks of the baseline scatter more than counts do, so that
    the limits are too narrow and signals come too often.
    """

    mean: float | None
    lower: float | None
    upper: float | None
    weeks: tuple[ChartWeek, ...]
    baseline: str
    varies_more_than_chance: bool
    reason: str = ""

    @property
    def signalling(self) -> list[int]:
        """The places of the weeks that stand out, the first week being 0."""
        return [place for place, week in enumerate(self.weeks) if week.signals]

    @property
    def by_chance(self) -> float | None:
        """How many weeks would lie outside the limits although nothing changed (runs not counted)."""
        if self.mean is None:
            return None
        known = sum(1 for week in self.weeks if week.count is not None)
        return known * chance_outside(self.mean)


def limits_of(mean: float) -> tuple[float, float]:
    """(lower, upper) of a c-chart: three standard deviations of a Poisson count, never below 0.

    A mean under 9 has a lower limit of 0, so no count can be too low. Refuses a negative mean.
    Source: Shewhart 1931. Example: 5 has 0 and 11.7; 16 has 4 and 28.
    """
    if mean < 0:
        raise ValueError(f"The mean must be 0 or more, not {mean}.")
    return max(0.0, mean - 3 * sqrt(mean)), mean + 3 * sqrt(mean)


@lru_cache(maxsize=1024)
def chance_outside(mean: float) -> float:
    """The chance that a week outside the limits is nothing but the scatter of counts; 0 for a mean of 0.

    Example: 5 has 0.0055, a week in three and a half years; 0.5 has 0.0144, since small counts are coarse.
    """
    lower, upper = limits_of(mean)
    if mean == 0:
        return 0.0
    high = poisson_at_least(floor(upper) + 1, mean)
    return high + (poisson_at_most(ceil(lower) - 1, mean) if lower > 0 else 0.0)


def chart_weeks(counts: Sequence[int | None], *, baseline_weeks: int | None = None) -> ControlChart:
    """A c-chart of weekly counts, the oldest first, with the rule of eight on one side of the mean.

    None is a week without data: no zero, in no mean, and it ends a run. The mean is that of all the weeks
    shown, or of the first `baseline_weeks` where a change is to be judged against the time before it;
    weeks that stand out stay in it. A week signals strictly outside the limits, and as the eighth or
    later in a row strictly on one side of the mean; a count on the mean ends a run. Limits are not given
    for a baseline with fewer than 20 weeks of data. Refuses negative counts and a baseline that is not 1
    to the number of weeks.
    Sources: Shewhart 1931 for the limits; the Western Electric handbook of 1956 for the run of eight.
    Example: twenty-five weeks of 4 and 6 in turn, then 14: mean 5.31, limits 0 and 12.2, the last signals.
    """
    known = [None if count is None else whole_number(count, "A count") for count in counts]
    if baseline_weeks is not None and not 1 <= baseline_weeks <= len(known):
        raise ValueError(f"The baseline must be 1 to {len(known)} weeks, not {baseline_weeks}.")
    base = [count for count in known[:baseline_weeks] if count is not None]
    if len(base) < LEAST_WEEKS:
        return ControlChart(
            None,
            None,
            None,
            tuple(ChartWeek(count, 0, (), ()) for count in known),
            _baseline_words(len(base), baseline_weeks),
            False,
            f"No limits: {len(base)} weeks with data are too few, {LEAST_WEEKS} are needed.",
        )
    mean = sum(base) / len(base)
    lower, upper = limits_of(mean)
    runs = _runs(known, sum(base), len(base))
    return ControlChart(
        mean,
        lower,
        upper,
        tuple(_week(count, run, lower, upper) for count, run in zip(known, runs, strict=True)),
        _baseline_words(len(base), baseline_weeks),
        _varies_more(base, mean),
    )


def _baseline_words(weeks: int, of_the_first: int | None) -> str:
    which = "shown" if of_the_first is None else f"of the first {of_the_first}"
    return f"The mean is of the {weeks} weeks with data {which}, those that stand out among them."


def _runs(counts: Sequence[int | None], total: int, weeks: int) -> list[int]:
    """For each week how many in a row, itself the last, lie above (positive) or below (negative) the mean."""
    # In whole numbers, so that a count on the mean is on it.
    sides = [0 if c is None else (c * weeks > total) - (c * weeks < total) for c in counts]
    return [side * run for side, same in groupby(sides) for run, _ in enumerate(same, 1)]


def _week(count: int | None, run: int, lower: float, upper: float) -> ChartWeek:
    signals: list[Signal] = []
    reasons: list[str] = []
    if count is not None and count > upper:
        signals.append(Signal.ABOVE_UPPER_LIMIT)
        reasons.append(f"above the upper limit of {upper:.1f}")
    if count is not None and count < lower:
        signals.append(Signal.BELOW_LOWER_LIMIT)
        reasons.append(f"below the lower limit of {lower:.1f}")
    if abs(run) >= RUN_LENGTH:
        signals.append(Signal.RUN_ABOVE_MEAN if run > 0 else Signal.RUN_BELOW_MEAN)
        reasons.append(f"{abs(run)} weeks in a row {'above' if run > 0 else 'below'} the mean")
    return ChartWeek(count, abs(run), tuple(signals), tuple(reasons))


def _varies_more(base: Sequence[int], mean: float) -> bool:
    """Fisher's index of dispersion at one side, 5%: over 1.645 by his square root of chi-squared."""
    if mean == 0:
        return False
    index = sum((count - mean) ** 2 for count in base) / mean
    return sqrt(2 * index) - sqrt(2 * (len(base) - 1) - 1) > 1.645
