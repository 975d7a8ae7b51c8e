"""Where and when to walk next: how busy an hour usually is, times how long nobody has been there.

A cell is a zone on one day of the week in one band of four hours. The reasons are sentences, since
those who walk there read them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from measures.bands import BANDS, band_at
from measures.dose import QUALIFYING_MINUTES
from measures.inputs import whole_number
from measures.weeks import WEEKDAYS

WEEKS_LOOKED_BACK = 8
CELLS_OF_A_ZONE = 7 * len(BANDS)
# One incident is no pattern.
LEAST_INCIDENTS = 2
# What a visit does fades in 3 to 4 days: after a week a place is as much in want of one as it will be.
MOST_DAYS = 7
# How far back visits are looked for, to say how long nobody was there.
DAYS_LOOKED_BACK = 14
WHEN = {
    0: "in the first hours of {day}s",
    4: "early on {day} mornings",
    8: "on {day} mornings",
    12: "on {day} afternoons",
    16: "on {day} evenings",
    20: "on {day} nights",
}


class Cell(NamedTuple):
    """`weekday` 1 is Monday; `from_hour` is 0, 4, 8, 12, 16 or 20, by the clock in London."""

    zone: str
    weekday: int
    from_hour: int


def towards_mean(count: int, mean: float) -> float:
    """A cell's count drawn towards the mean of its zone's cells, so that 1 against 0 is not a peak.

    The count weighs mean / (mean + 1), the mean the rest: where a zone has one incident in a cell,
    half and half; in a quieter zone the mean weighs more, since its counts are mostly chance.
    Examples, mean 0.25: 0 becomes 0.2 and 1 becomes 0.4. Mean 3: 0 becomes 0.75, 9 becomes 7.5.
    Source: Bühlmann 1967; the same as a Poisson count with a gamma prior of shape 1.
    """
    whole_number(count, "The count")
    if mean < 0:
        raise ValueError(f"The mean must be 0 or more, not {mean}.")
    return mean * (count + 1) / (mean + 1)


def days_that_count(days: int | None) -> int:
    """Days since the last qualifying visit, as they are multiplied: from 1 to 7.

    Not 0, or a visit today would hide the busiest hour of another day. None, no visit in the days
    looked back, is 7. Examples: 0 becomes 1, 5 stays 5, 9 becomes 7.
    """
    return MOST_DAYS if days is None else min(max(whole_number(days, "The days"), 1), MOST_DAYS)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One cell with its two factors. `days_since_visit` is None where none was found in two weeks."""

    cell: Cell
    incidents: int
    usual: float
    days_since_visit: int | None

    @property
    def days(self) -> int:
        return days_that_count(self.days_since_visit)

    @property
    def score(self) -> float:
        return self.usual * self.days

    @property
    def reason(self) -> str:
        """6 incidents on Thursday evenings, 16:00 to 20:00, in the last 8 weeks; no visit …"""
        band = band_at(self.cell.from_hour)
        when = WHEN[band.first_hour].format(day=WEEKDAYS[self.cell.weekday - 1])
        return (
            f"{self.incidents} incident{'' if self.incidents == 1 else 's'} {when}, "
            f"{band.label}, in the last {WEEKS_LOOKED_BACK} weeks; {self._visited}."
        )

    @property
    def _visited(self) -> str:
        long_enough = f"visit of {QUALIFYING_MINUTES} minutes or more in that band"
        if self.days_since_visit == 0:
            return f"the last {long_enough} was today"
        since = DAYS_LOOKED_BACK if self.days_since_visit is None else self.days_since_visit
        days = min(since, DAYS_LOOKED_BACK)
        more = " or more" if since >= DAYS_LOOKED_BACK else ""
        return f"no {long_enough} for {days} day{'' if days == 1 else 's'}{more}"


def suggest(
    incidents: Mapping[Cell, int], days_since_visit: Mapping[tuple[str, int], int]
) -> list[Suggestion]:
    """Every peak, the highest score first: a cell with two incidents and more than its zone's mean.

    The score is the count drawn towards its zone's mean, times the days since the last qualifying
    visit to that zone in that band, on whatever day of the week. `days_since_visit` is by zone and
    first hour of the band. Equal scores go by more incidents, then by zone and time.
    Example: one zone with 6 on Thursdays from 16:00 (5 days without a visit) and 36 elsewhere has a
    mean of 1, so 6 becomes 3.5 and the score is 17.5.
    """
    of_zone: Counter[str] = Counter()
    for cell, count in incidents.items():
        of_zone[cell.zone] += whole_number(count, "The incidents of a cell")
    means = {zone: total / CELLS_OF_A_ZONE for zone, total in of_zone.items()}
    found = [
        Suggestion(
            cell,
            count,
            towards_mean(count, means[cell.zone]),
            days_since_visit.get((cell.zone, cell.from_hour)),
        )
        for cell, count in incidents.items()
        if count >= LEAST_INCIDENTS and count > means[cell.zone]
    ]
    return sorted(found, key=lambda each: (-each.score, -each.incidents, each.cell))
