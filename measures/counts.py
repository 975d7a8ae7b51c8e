"""Is this week's count unusual? Exact tests and intervals for small numbers.

Percent change on small counts misleads (9 after a mean of 5 is "+80%" and happens by chance one
week in six), so a verdict rests on an exact test, an absolute difference and nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import sqrt

from measures.inputs import whole_number
from measures.tails import poisson_limits, two_sided_binomial

WORTH_WATCHING = 0.05
UNUSUAL = 0.01
SMALLEST_DIFFERENCE = 3
SMALLEST_PERCENTAGE_BASE = 30


class VerdictCode(StrEnum):
    """How this week compares with the weeks before; stored lower_snake, shown by words."""

    UNUSUALLY_HIGH = "unusually_high"
    WORTH_WATCHING_HIGH = "worth_watching_high"
    AS_EXPECTED = "as_expected"
    WORTH_WATCHING_LOW = "worth_watching_low"
    UNUSUALLY_LOW = "unusually_low"
    TOO_FEW_TO_SAY = "too_few_to_say"


WORDS = {
    VerdictCode.UNUSUALLY_HIGH: "Unusually high",
    VerdictCode.WORTH_WATCHING_HIGH: "Higher than usual, worth watching",
    VerdictCode.AS_EXPECTED: "As expected",
    VerdictCode.WORTH_WATCHING_LOW: "Lower than usual, worth watching",
    VerdictCode.UNUSUALLY_LOW: "Unusually low",
    VerdictCode.TOO_FEW_TO_SAY: "Too few to say",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of one week's count, and the figures it rests on.

    p is the two-sided exact p-value; expected_mean is records a week over the previous weeks;
    usual_low and usual_high are the smallest and largest count that would have earned no words,
    both inclusive. can_show_a_fall is False when even zero this week would have earned none.
    """

    code: VerdictCode
    this_week: int
    previous_total: int
    weeks: int
    p: float
    expected_mean: float
    usual_low: int
    usual_high: int

    @property
    def words(self) -> str:
        """The verdict in sentence case, to stand beside the count (never by colour alone)."""
        return WORDS[self.code]

    @property
    def is_flagged(self) -> bool:
        """Whether the count differs enough to be worth a reader's time."""
        return self.code not in (VerdictCode.AS_EXPECTED, VerdictCode.TOO_FEW_TO_SAY)

    @property
    def difference(self) -> float:
        """This week minus the mean of the previous weeks, in records."""
        return self.this_week - self.expected_mean

    @property
    def can_show_a_fall(self) -> bool:
        """Whether numbers are large enough for a week of zero to stand out."""
        return self.usual_low > 0

    @property
    def usual_range_words(self) -> str:
        """The usual range as a reader says it: "1 to 10"."""
        return f"{self.usual_low} to {self.usual_high}"


def exact_test(this_week: int, previous_total: int, parts: int = 5) -> float:
    """Two-sided p-value that this week's rate equals that of the parts - 1 weeks before: in (0, 1].

    Given the total, this week's count is Binomial(total, 1 / parts) when nothing has changed; the
    probabilities of all splits no likelier than the one seen are summed. The hour by which the
    weeks of the clock change differ (0.6%) is ignored. Refuses negative counts and parts under 2.
    Source: the conditional test of two Poisson rates (Przyborowski and Wilenski 1940).
    Example: 9 this week, 20 in the four before: 0.1604.
    """
    k1 = whole_number(this_week, "This week's count")
    k0 = whole_number(previous_total, "The previous weeks' total")
    parts = whole_number(parts, "The number of weeks compared", at_least=2)
    if k0 + k1 == 0:
        return 1.0
    return two_sided_binomial(k1, k0 + k1, 1 / parts)


def _earns_words(this_week: int, previous_total: int, weeks: int) -> bool:
    # In whole numbers, so that a difference of exactly three counts.
    if abs(this_week * weeks - previous_total) < SMALLEST_DIFFERENCE * weeks:
        return False
    return exact_test(this_week, previous_total, weeks + 1) < WORTH_WATCHING


@lru_cache(maxsize=4096)
def usual_range(previous_total: int, weeks: int = 4) -> tuple[int, int]:
    """Smallest and largest count for this week that would earn no words, both inclusive.

    Found by asking the verdict's own test of each count in turn (an inverted test, hence a 95%
    prediction interval that also allows for the previous weeks being a sample), so that the range
    and the verdict can never disagree. Refuses a negative total and fewer than one week.
    Example: 20 in four weeks: 1 to 10.
    """
    total = whole_number(previous_total, "The previous weeks' total")
    weeks = whole_number(weeks, "The number of previous weeks", at_least=1)
    mean = total // weeks
    width = SMALLEST_DIFFERENCE + int(3 * sqrt(mean * (1 + 1 / weeks)))
    beyond = mean + width
    while not _earns_words(beyond, total, weeks):
        beyond += width
    high = _edge(mean, beyond, total, weeks)
    low = _edge(mean, 0, total, weeks) if _earns_words(0, total, weeks) else 0
    return low, high


def _edge(inside: int, outside: int, total: int, weeks: int) -> int:
    while abs(outside - inside) > 1:
        middle = (inside + outside) // 2
        if _earns_words(middle, total, weeks):
            outside = middle
        else:
            inside = middle
    return inside


def verdict(this_week: int, previous_total: int, weeks: int = 4) -> Verdict:
    """Compare this week's count with the total of the weeks before it.

    Words are earned only if p < 0.05 and the count is 3 or more from the mean: "worth watching",
    or "unusually" if p < 0.01. Otherwise "too few to say" if all the weeks together hold fewer
    records than there are weeks (under one a week: chance alone decides which week it fell in),
    and "as expected" if they hold more. A week without data is a gap, not a zero: leave it out and
    lower weeks. Refuses negative counts and fewer than one week.
    Examples: (9, 20) as expected; (11, 20) worth watching; (6, 4) unusually high; (1, 2) too few.
    """
    p = exact_test(this_week, previous_total, weeks + 1)
    low, high = usual_range(previous_total, weeks)
    if _earns_words(this_week, previous_total, weeks):
        is_high = this_week * weeks > previous_total
        if p < UNUSUAL:
            code = VerdictCode.UNUSUALLY_HIGH if is_high else VerdictCode.UNUSUALLY_LOW
        else:
            code = VerdictCode.WORTH_WATCHING_HIGH if is_high else VerdictCode.WORTH_WATCHING_LOW
    elif this_week + previous_total < weeks + 1:
        code = VerdictCode.TOO_FEW_TO_SAY
    else:
        code = VerdictCode.AS_EXPECTED
    return Verdict(
        code=code,
        this_week=this_week,
        previous_total=previous_total,
        weeks=weeks,
        p=p,
        expected_mean=previous_total / weeks,
        usual_low=low,
        usual_high=high,
    )


def garwood_interval(count: int, alpha: float = 0.05) -> tuple[float, float]:
    """Exact Poisson interval (low, high) for the mean behind a count; 95% unless told.

    Refuses a negative count and an alpha outside 0 to 1. Source: Garwood 1936.
    Examples: 0 gives (0, 3.69); 5 gives (1.62, 11.67); 20 gives (12.22, 30.89).
    """
    count = whole_number(count, "The count")
    if not 0 < alpha < 1:
        raise ValueError(f"Alpha must lie between 0 and 1, not {alpha}.")
    return poisson_limits(count, alpha)


def may_show_percentage(base: int) -> bool:
    """Whether a percentage of this base may be printed: only of 30 or more."""
    return base >= SMALLEST_PERCENTAGE_BASE


def percentage_of(part: int, whole: int) -> int | None:
    """A whole percentage, or None of a base under 30. Example: 12 of 40 is 30."""
    part, whole = whole_number(part, "The part"), whole_number(whole, "The whole")
    return round(100 * part / whole) if may_show_percentage(whole) else None


def count_of(part: int, whole: int) -> str:
    """Both numbers, and the percentage where the base allows one.

    Examples: "12 of 40 (30%)"; "9 of 12", because a percentage of so few would say too much.
    """
    percent = percentage_of(part, whole)
    return f"{part:,} of {whole:,}" + ("" if percent is None else f" ({percent}%)")


def percentage_change(now: int, base: int) -> float | None:
    """Change from base to now in percent of base, or None when base is under 30.

    Refuses negative counts. Example: 45 after 50 is -10.0.
    """
    now, base = whole_number(now, "The count"), whole_number(base, "The base")
    if not may_show_percentage(base):
        return None
    return 100 * (now - base) / base


def false_flags_expected(cells: int, alpha: float = WORTH_WATCHING) -> float:
    """How many of so many cells would be flagged by chance alone, at most.

    An upper figure: the exact test is cautious and the difference of 3 makes it more so.
    Example: 20 cells at 0.05: one a week.
    """
    return whole_number(cells, "The number of cells") * alpha


def false_flags_note(cells: int) -> str:
    """The sentence that belongs under a table of verdicts."""
    expected = false_flags_expected(cells)
    about = "fewer than 1" if expected < 1 else f"up to {expected:.0f}"
    return (
        f"{cells} counts were tested. When nothing has changed, {about} of them a week would still "
        "be marked as worth watching or unusual, by chance alone."
    )
