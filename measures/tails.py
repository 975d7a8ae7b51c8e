"""Binomial and Poisson tails by lgamma, so that the tests and intervals need no SciPy.

A tail is summed outward from its largest term and stops when a term no longer changes the sum, so
the work grows with the square root of the count, not with the count.
"""

from functools import lru_cache
from math import exp, lgamma, log
from sys import float_info

# Two outcomes equally likely on paper differ in the last bits on a machine. R's binom.test and
# SciPy's binomtest allow the same margin.
EQUALLY_LIKELY = 1e-7
NEGLIGIBLE = 1e-16


def _log_binomial(k: int, n: int, p: float) -> float:
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return ways + k * log(p) + (n - k) * log(1 - p)


def _binomial_upper(k: int, n: int, p: float) -> float:
    total = term = exp(_log_binomial(k, n, p))
    odds = p / (1 - p)
    while k < n and term > total * NEGLIGIBLE:
        term *= (n - k) / (k + 1) * odds
        total += term
        k += 1
    return total


def _binomial_lower(k: int, n: int, p: float) -> float:
    return _binomial_upper(n - k, n, 1 - p)


def _first_at_or_below(limit: float, mode: int, end: int, n: int, p: float) -> int | None:
    """The outcome nearest the mode, towards end, whose log probability is limit or less."""
    if _log_binomial(end, n, p) > limit:
        return None
    above, below = mode, end
    while abs(below - above) > 1:
        middle = (above + below) // 2
        if _log_binomial(middle, n, p) > limit:
            above = middle
        else:
            below = middle
    return below


def two_sided_binomial(k: int, n: int, p: float) -> float:
    """Exact two-sided p-value of k out of n at chance p (0 < p < 1): in (0, 1].

    The sum of the probabilities of all outcomes no more likely than the one seen. A value too small
    for a float is given as the smallest normal one.
    """
    limit = _log_binomial(k, n, p) + EQUALLY_LIKELY
    mode = min(n, int((n + 1) * p))
    if _log_binomial(mode, n, p) <= limit:
        return 1.0
    low = k if k < mode else _first_at_or_below(limit, mode, 0, n, p)
    high = k if k > mode else _first_at_or_below(limit, mode, n, n, p)
    total = 0.0
    if low is not None:
        total += _binomial_lower(low, n, p)
    if high is not None:
        total += _binomial_upper(high, n, p)
    return min(1.0, max(total, float_info.min))


def poisson_at_least(k: int, mean: float) -> float:
    """P(X >= k) for a mean of k or less, so that the terms only fall."""
    total = term = exp(k * log(mean) - mean - lgamma(k + 1))
    while term > total * NEGLIGIBLE:
        k += 1
        term *= mean / k
        total += term
    return total


def poisson_at_most(k: int, mean: float) -> float:
    """P(X <= k) for a mean of k or more, so that the terms only fall."""
    total = term = exp(k * log(mean) - mean - lgamma(k + 1))
    while k > 0 and term > total * NEGLIGIBLE:
        term *= k / mean
        total += term
        k -= 1
    return total


@lru_cache(maxsize=4096)
def poisson_limits(k: int, alpha: float) -> tuple[float, float]:
    """The two Poisson means at which k or more, and k or fewer, has probability alpha / 2."""
    low, high = 0.0, float(k)
    while high - low > 1e-10 * high:
        middle = (low + high) / 2
        if poisson_at_least(k, middle) < alpha / 2:
            low = middle
        else:
            high = middle
    lower = high
    low, high = float(k), k + 4.0
    while poisson_at_most(k, high) > alpha / 2:
        low, high = high, high + (high - k)
    while high - low > 1e-10 * high:
        middle = (low + high) / 2
        if poisson_at_most(k, middle) > alpha / 2:
            low = middle
        else:
            high = middle
    return lower, high
