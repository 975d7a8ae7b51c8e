"""Is one incident soon followed by another close by? Of those at an exact place, and a list of the pairs."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from pyproj import Transformer

from accounts.models import User
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import hotspot_points
from incidents.models import Incident
from incidents.occurrence import Precision
from measures.near_pairs import WITHIN_DAYS, WITHIN_METRES, Incidents, NearPair, flag_near_pairs
from measures.near_repeats import PERMUTATIONS, NearRepeats, find_near_repeats
from measures.weeks import local

# What a page can wait for, were all of them in one street.
MOST_INCIDENTS = 1_000
# Anybody's figure can be had again: chance is dealt from the same pack each time.
SEED = 1964
DEFINITION = (
    "Pairs of incidents in each band of distance and days, beside what is expected when the days are dealt "
    f"out anew among the places {PERMUTATIONS} times: that keeps busy places and busy weeks as they are "
    "(Knox 1964; Johnson and others 2007).",
    "A band is named only if so many pairs are unlikely by chance among all bands, and three or more above "
    "what was expected. The dealing begins from the same number each time, so the same view has the same "
    "answer.",
    "Only incidents whose day and exact place are known; kinds that imply a victim have no place.",
    f"The list holds pairs at most {WITHIN_METRES} metres and {WITHIN_DAYS} days apart, the newest first. "
    "They are to look at: a pair is no forecast, and need have nothing in common.",
)


@dataclass(frozen=True, slots=True)
class PairOfIncidents:
    """Two incidents near each other, the earlier first."""

    first: Incident
    second: Incident
    metres: float
    days: int


@dataclass(frozen=True, slots=True)
class FoundRepeats:
    """The bands, and the pairs to look at; neither, with the reason, where there are too many incidents."""

    repeats: NearRepeats | None
    incidents: tuple[Incident, ...]
    pairs: tuple[NearPair, ...]
    total: int
    reason: str = ""

    def first_pairs(self, many: int) -> list[PairOfIncidents]:
        return [
            PairOfIncidents(self.incidents[each.first], self.incidents[each.second], each.metres, each.days)
            for each in self.pairs[:many]
        ]


def near_repeats(selection: Selection, *, visible_to: User) -> FoundRepeats:
    """One query, two where there are too many."""
    placed_exactly = hotspot_points(selection, visible_to=visible_to)
    points = placed_exactly.exclude(time_precision=Precision.RANGE).order_by("occurred_at", "pk")
    rows = tuple(points[: MOST_INCIDENTS + 1])
    if len(rows) > MOST_INCIDENTS:
        total = points.count()
        reason = (
            f"Not shown: {total:,} incidents are more than the {MOST_INCIDENTS:,} that can be compared at "
            "once. Choose a shorter period, one kind or one zone."
        )
        return FoundRepeats(None, (), (), total, reason)
    placed = _placed(rows)
    repeats = find_near_repeats(placed, generator=np.random.default_rng(SEED))
    return FoundRepeats(repeats, rows, tuple(flag_near_pairs(placed)), len(rows), repeats.reason)


def _placed(rows: tuple[Incident, ...]) -> Incidents:
    lngs = np.array([each.lng for each in rows], dtype=np.float64)
    lats = np.array([each.lat for each in rows], dtype=np.float64)
    eastings, northings = _to_metres().transform(lngs, lats) if rows else (lngs, lats)
    days = np.array([local(each.occurred_at).date().toordinal() for each in rows], dtype=np.int64)
    return Incidents(np.asarray(eastings), np.asarray(northings), days)


@cache
def _to_metres() -> Any:
    return Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
