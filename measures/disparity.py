"""How many times as often one group is stop-searched as another, and how sure that is.

Only for the whole district over twelve months: never for a zone, never for a week, and always shown
beside the share of records with no ethnicity.
"""

from dataclasses import dataclass
from math import exp, sqrt

from measures.inputs import whole_number
from measures.rates import Z_95

SMALLEST_COUNT = 10


@dataclass(frozen=True, slots=True)
class Disparity:
    """A relative rate (1 is equal) with its 95% interval; or a reason for none.

    It holds no counts, so that a suppressed one cannot be read back from it.
    """

    value: float | None
    low: float | None
    high: float | None
    reason: str = ""

    @property
    def is_clear_difference(self) -> bool:
        """Whether the interval leaves out 1; False where there is no value."""
        return self.low is not None and self.high is not None and not self.low <= 1 <= self.high


def relative_rate(
    count: int,
    population: int | None,
    reference_count: int,
    reference_population: int | None,
) -> Disparity:
    """Rate of one group divided by the rate of the reference group, with a 95% interval.

    rr = (a/A) / (b/B); se(ln rr) = sqrt(1/a - 1/A + 1/b - 1/B); interval rr times and over
    exp(1.96 se). Gives a reason, not a value, when either count is under 10 or a population is
    missing or zero. Refuses negative numbers and a count above its population.
    Source: the log method of Katz and others 1978.
    Example: Harlow 2019, 154 of 7,465 and 892 of 76,839: 1.78 (1.50 to 2.11).
    """
    a, b = whole_number(count, "The count"), whole_number(reference_count, "The reference count")
    if not population or not reference_population:
        return Disparity(None, None, None, "A population is missing.")
    big_a = whole_number(population, "The population")
    big_b = whole_number(reference_population, "The reference population")
    if a > big_a or b > big_b:
        raise ValueError("A count cannot be larger than its population.")
    if min(a, b) < SMALLEST_COUNT:
        return Disparity(None, None, None, f"Fewer than {SMALLEST_COUNT} in one of the groups.")
    ratio = (a / big_a) / (b / big_b)
    factor = exp(Z_95 * sqrt(1 / a - 1 / big_a + 1 / b - 1 / big_b))
    return Disparity(ratio, ratio / factor, ratio * factor)
