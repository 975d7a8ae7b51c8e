"""Of many places tested at once, which may be named? Keeps down the share of those named by chance.

Testing 500 cells at 0.05 marks 25 of them when nothing has changed. Here the share of false ones
among the marked is held to q, which is what a reader of a list of cells takes for granted.
"""

from collections.abc import Sequence

SHARE_OF_CHANCE = 0.05


def adjusted(p_values: Sequence[float]) -> list[float]:
    """Each p-value as the smallest q at which it would be named, in the order given: in [0, 1].

    Holds for tests that are independent or rise together, as those of neighbouring places do.
    Refuses a p-value outside 0 to 1. None to test gives an empty list.
    Source: Benjamini and Hochberg 1995. Example: 0.01, 0.04, 0.03 become 0.03, 0.04, 0.04.
    """
    for p in p_values:
        if not 0 <= p <= 1:
            raise ValueError(f"A p-value must lie between 0 and 1, not {p}.")
    tested = len(p_values)
    result = [1.0] * tested
    smallest = 1.0
    by_size = sorted(range(tested), key=p_values.__getitem__)
    for rank in range(tested, 0, -1):
        place = by_size[rank - 1]
        # In brackets, so that rounding never makes it smaller than the p-value itself.
        smallest = min(smallest, p_values[place] * (tested / rank))
        result[place] = smallest
    return result


def may_be_named(p_values: Sequence[float], q: float = SHARE_OF_CHANCE) -> list[bool]:
    """Which of the tests may be named, so that about q of those named, at most, are chance.

    Refuses a q that is not between 0 and 1. Source: Benjamini and Hochberg 1995.
    Example: of their 15 p-values at q = 0.05, the four smallest (0.0001 to 0.0095).
    """
    check_share(q)
    return [value <= q for value in adjusted(p_values)]


def check_share(q: float) -> float:
    """Return q if it lies between 0 and 1; else ValueError."""
    if not 0 < q < 1:
        raise ValueError(f"The share of chance must lie between 0 and 1, not {q}.")
    return q


def false_discovery_note(tested: int, named: int, q: float = SHARE_OF_CHANCE) -> str:
    """The sentence that belongs under a table or map of marked places.

    Example: 400 tested and 12 named at 0.05.
    """
    if not named:
        return f"{_places(tested)} tested; none differs more than chance would give."
    together = "tested" if tested == 1 else "tested together"
    return (
        f"{_places(tested)} {together} and {named:,} {'is' if named == 1 else 'are'} marked. Of those marked,"
        f" about {100 * q:g}% at most are expected to be chance."
    )


def _places(tested: int) -> str:
    return "1 place was" if tested == 1 else f"{tested:,} places were"
