"""Which places changed between two periods, tested together: words first, p-values behind them.

Comparing hundreds of cells marks some by chance alone, so the words that name a change are kept for
those that stand out among all the places compared.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from measures.counts import SMALLEST_DIFFERENCE, SMALLEST_PERCENTAGE_BASE
from measures.false_discovery import SHARE_OF_CHANCE, adjusted, check_share, false_discovery_note
from measures.inputs import whole_number
from measures.tails import two_sided_binomial

Place = TypeVar("Place", bound=Hashable)


class ChangeCode(StrEnum):
    """How one place's count compares with its count before; stored lower_snake, shown by words."""

    MORE = "more"
    FEWER = "fewer"
    NO_CLEAR_CHANGE = "no_clear_change"
    TOO_FEW_TO_SAY = "too_few_to_say"


WORDS = {
    ChangeCode.MORE: "More than before, unlikely to be chance",
    ChangeCode.FEWER: "Fewer than before, unlikely to be chance",
    ChangeCode.NO_CLEAR_CHANGE: "No clear change",
    ChangeCode.TOO_FEW_TO_SAY: "Too few to say",
}


@dataclass(frozen=True, slots=True)
class Change(Generic[Place]):
    """What may be said of one place, and the figures it rests on.

    `expected` is what the count before comes to in as many days as the period now has. `p` is the
    exact two-sided p-value of this place alone; `adjusted_p` allows for all the places tested and is
    None where the place held too few to be tested.
    """

    place: Place
    code: ChangeCode
    now: int
    before: int
    expected: float
    p: float
    adjusted_p: float | None

    @property
    def words(self) -> str:
        """The reading in sentence case, to stand beside both counts (never by colour alone)."""
        return WORDS[self.code]

    @property
    def difference(self) -> float:
        """The count now minus what was to be expected, in records."""
        return self.now - self.expected

    @property
    def percentage(self) -> float | None:
        """Change in percent of what was to be expected; None if that, or the count before, is under 30.

        Example: 45 after 50 in as many days is -10.0.
        """
        if min(self.before, self.expected) < SMALLEST_PERCENTAGE_BASE:
            return None
        return 100 * (self.now - self.expected) / self.expected


@dataclass(frozen=True, slots=True)
class Changes(Generic[Place]):
    """All the places compared, in the order given, with the share of chance they were held to."""

    places: tuple[Change[Place], ...]
    now_days: int
    before_days: int
    q: float

    @property
    def tested(self) -> int:
        """How many held enough to be tested."""
        return sum(1 for each in self.places if each.adjusted_p is not None)

    @property
    def named(self) -> int:
        """How many are said to have changed."""
        return sum(1 for each in self.places if each.code in (ChangeCode.MORE, ChangeCode.FEWER))

    @property
    def note(self) -> str:
        """The sentences that belong under the table or map."""
        said = false_discovery_note(self.tested, self.named, self.q)
        left_out = len(self.places) - self.tested
        if not left_out:
            return said
        return f"{said} {left_out:,} held too few in both periods for any change to show."


def compare_places(
    now: Mapping[Place, int],
    before: Mapping[Place, int],
    *,
    now_days: int,
    before_days: int,
    q: float = SHARE_OF_CHANCE,
) -> Changes[Place]:
    """Compare each place's count with its count before, over periods of so many days each.

    A place that one of the two does not name counted 0 there; places come in the order of `now`, then
    those of `before` alone. Given both counts together, the one now is binomial with chance
    now_days / (now_days + before_days) when nothing has changed. A place is tested if its two counts
    together are enough for some split of them to have p of q or less (6 or more over equal periods);
    that choice rests on the total alone, so it favours no place. Words name a change if its
    p-value is among those that may be named at q, and the count is 3 or more from what was expected.
    Take periods with the same days of the week in them. Refuses negative counts, a period under a day
    and a q outside 0 to 1.
    Sources: Przyborowski and Wilenski 1940 for the test; Benjamini and Hochberg 1995 for q; Gilbert
    2005 for leaving out what no split could show.
    Example: 20 in 28 days after 5 in 28: 5 expected, p 0.0041, "More than before, unlikely to be chance".
    """
    whole_number(now_days, "The days of the period", at_least=1)
    whole_number(before_days, "The days of the period before", at_least=1)
    check_share(q)
    share = now_days / (now_days + before_days)
    pairs = [
        (place, _count(now.get(place, 0)), _count(before.get(place, 0)))
        for place in dict.fromkeys([*now, *before])
    ]
    p_values = [_p(k1, k1 + k0, share) for _, k1, k0 in pairs]
    tested = [i for i, (_, k1, k0) in enumerate(pairs) if _some_split_shows(k1 + k0, share, q)]
    adjusted_of = dict(zip(tested, adjusted([p_values[i] for i in tested]), strict=True))
    return Changes(
        tuple(
            Change(
                place=place,
                code=_code(k1, k0, now_days, before_days, adjusted_of.get(i), q),
                now=k1,
                before=k0,
                expected=k0 * now_days / before_days,
                p=p_values[i],
                adjusted_p=adjusted_of.get(i),
            )
            for i, (place, k1, k0) in enumerate(pairs)
        ),
        now_days,
        before_days,
        q,
    )


def _count(value: int) -> int:
    return whole_number(value, "A count")


@lru_cache(maxsize=65536)
def _p(k: int, total: int, share: float) -> float:
    return two_sided_binomial(k, total, share) if total else 1.0


@lru_cache(maxsize=4096)
def _some_split_shows(total: int, share: float, q: float) -> bool:
    return min(_p(0, total, share), _p(total, total, share)) <= q


def _code(
    now: int, before: int, now_days: int, before_days: int, adjusted_p: float | None, q: float
) -> ChangeCode:
    if adjusted_p is None:
        return ChangeCode.TOO_FEW_TO_SAY
    # In whole numbers, so that a difference of exactly three counts.
    difference = now * before_days - before * now_days
    if adjusted_p > q or abs(difference) < SMALLEST_DIFFERENCE * before_days:
        return ChangeCode.NO_CLEAR_CHANGE
    return ChangeCode.MORE if difference > 0 else ChangeCode.FEWER
