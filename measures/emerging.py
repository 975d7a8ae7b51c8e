"""Places whose last weeks are unusual against their own past year: a list for a person to judge.

No place is a hotspot because it is on this list; it is one where looking is worth the time.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from measures.change import Change, ChangeCode, Changes, compare_places
from measures.false_discovery import SHARE_OF_CHANCE
from measures.inputs import whole_number

Place = TypeVar("Place", bound=Hashable)
RECENT_WEEKS = 4
PAST_WEEKS = 48
# One a week: with fewer, the visit it takes to look costs more than there is to find.
LEAST_RECENT = 4


@dataclass(frozen=True, slots=True)
class EmergingPlace(Generic[Place]):
    """One place with its evidence: both counts, what was usual, and how likely chance alone is.

    `usual` is what the weeks before come to in as many weeks as the recent ones. `p` is of this place
    alone; `adjusted_p` allows for all the places tested with it.
    """

    place: Place
    recent: int
    recent_weeks: int
    past: int
    past_weeks: int
    usual: float
    p: float
    adjusted_p: float

    @property
    def evidence(self) -> str:
        """9 in the last 4 weeks, where 1 would be usual (12 in the 48 weeks before)."""
        weeks = "week" if self.recent_weeks == 1 else f"{self.recent_weeks} weeks"
        before = "week" if self.past_weeks == 1 else f"{self.past_weeks} weeks"
        usual = f"{self.usual:.1f}".removesuffix(".0")
        return (
            f"{self.recent:,} in the last {weeks}, where {usual} would be usual"
            f" ({self.past:,} in the {before} before)."
        )


@dataclass(frozen=True, slots=True)
class Emerging(Generic[Place]):
    """The places found, the least likely to be chance first, and what they were found among."""

    places: tuple[EmergingPlace[Place], ...]
    compared: Changes[Place]
    least_recent: int

    @property
    def note(self) -> str:
        """The sentence that belongs under the list."""
        return (
            f"{self.compared.tested:,} of {len(self.compared.places):,} places with an incident held enough"
            f" to be tested. A place is listed with {self.least_recent} or more in the last weeks; of those"
            f" listed, about {100 * self.compared.q:g}% at most are expected to be chance."
        )


def find_emerging(
    recent: Mapping[Place, int],
    past: Mapping[Place, int],
    *,
    recent_weeks: int = RECENT_WEEKS,
    past_weeks: int = PAST_WEEKS,
    least_recent: int = LEAST_RECENT,
    q: float = SHARE_OF_CHANCE,
) -> Emerging[Place]:
    """Places with more in the last weeks than their own earlier weeks make likely.

    `recent` counts the last weeks and `past` those before them, per place; name every place that had
    an incident in either, since all are tested together. A week without data is a gap: leave it out of
    both counts and lower the number of weeks. Listed are those that compare_places calls more, with
    `least_recent` or more of late. The test knows no seasons: four warm weeks can stand out against a
    year, and the person who judges should know it. Refuses what compare_places refuses, and a
    `least_recent` under 1.
    Sources: as for compare_places.
    Example: 9 in 4 weeks after 12 in 48: 1 was usual, p 0.0000038, listed. 3 after 0: under 4, not listed.
    """
    whole_number(least_recent, "The least of late", at_least=1)
    whole_number(recent_weeks, "The number of recent weeks", at_least=1)
    whole_number(past_weeks, "The number of earlier weeks", at_least=1)
    compared = compare_places(recent, past, now_days=7 * recent_weeks, before_days=7 * past_weeks, q=q)
    found = [
        _evidence(change, recent_weeks, past_weeks)
        for change in compared.places
        if change.code == ChangeCode.MORE and change.now >= least_recent
    ]
    found.sort(key=lambda each: (each.p, -each.recent))
    return Emerging(tuple(found), compared, least_recent)


def _evidence(change: Change[Place], recent_weeks: int, past_weeks: int) -> EmergingPlace[Place]:
    return EmergingPlace(
        place=change.place,
        recent=change.now,
        recent_weeks=recent_weeks,
        past=change.before,
        past_weeks=past_weeks,
        usual=change.expected,
        p=change.p,
        # A place that was called more was tested, so it has one.
        adjusted_p=change.p if change.adjusted_p is None else change.adjusted_p,
    )
