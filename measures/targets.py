"""Whether a promise of so many hours, from one day to another, is being kept, and the pace it needs."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from measures.inputs import whole_number

DAYS_OF_SLACK = 7
SHARE_OF_SLACK = 10


class State(StrEnum):
    """How a target stands, in the words of `label`."""

    NOT_BEGUN = "not_begun"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    MET = "met"
    MISSED = "missed"

    @property
    def label(self) -> str:
        return self.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Progress:
    """A target as it stands at the start of a day, with what was delivered up to the moment of looking.

    Pace is even: every day of the period, the first and the last included, owes the same. Expected by
    now counts the days that are over; weeks left and the pace still needed count today, because hours
    can still come today; the pace so far counts today as a whole day, so it never flatters.
    """

    target_hours: int
    delivered_hours: float
    first_on: date
    last_on: date
    today: date

    @property
    def days(self) -> int:
        return (self.last_on - self.first_on).days + 1

    @property
    def days_over(self) -> int:
        return min(max((self.today - self.first_on).days, 0), self.days)

    @property
    def share(self) -> float:
        """Delivered for each hour of the target; over 1 when more was given than was promised."""
        return self.delivered_hours / self.target_hours

    @property
    def even_week_hours(self) -> float:
        """Hours a week at an even pace over the whole period. Example: 2,000 in 275 days are 50.9."""
        return self.target_hours / self.days * 7

    @property
    def expected_hours(self) -> float:
        """What an even pace would have delivered by the start of today."""
        return self.target_hours * self.days_over / self.days

    @property
    def remaining_hours(self) -> float:
        return max(0.0, self.target_hours - self.delivered_hours)

    @property
    def weeks_left(self) -> float:
        """Today included; the whole period before it has begun, 0 once it is over."""
        return (self.days - self.days_over) / 7

    @property
    def needed_a_week(self) -> float | None:
        """Hours a week from now to meet the target. None once there is no time left.

        In the last week it is what remains, not what the fraction of a week would make of it.
        """
        if not self.weeks_left:
            return None
        return self.remaining_hours / max(self.weeks_left, 1.0)

    @property
    def so_far_a_week(self) -> float | None:
        """Hours a week delivered so far. None before the first day."""
        days = min((self.today - self.first_on).days + 1, self.days)
        return self.delivered_hours / days * 7 if days > 0 else None

    @property
    def slack_hours(self) -> float:
        """How far from the even pace still is on pace: a week's hours, or a tenth of a shorter target."""
        return self.target_hours * min(DAYS_OF_SLACK / self.days, 1 / SHARE_OF_SLACK)

    @property
    def state(self) -> State:
        """Met as soon as the hours are there; ahead or behind by more than `slack_hours`."""
        if self.delivered_hours >= self.target_hours:
            return State.MET
        if self.today > self.last_on:
            return State.MISSED
        if self.today < self.first_on:
            return State.NOT_BEGUN
        difference = self.delivered_hours - self.expected_hours
        if abs(difference) <= self.slack_hours:
            return State.ON_PACE
        return State.AHEAD if difference > 0 else State.BEHIND


def progress(
    *, target_hours: int, first_on: date, last_on: date, delivered_hours: float, today: date
) -> Progress:
    """How a target stands today. Refuses no hours, a last day not after the first, and less than none.

    Example: 2,000 hours from 1 April to 31 December need 51 hours a week.
    """
    whole_number(target_hours, "The target", at_least=1)
    if last_on - first_on < timedelta(days=1):
        raise ValueError("The last day must be after the first.")
    if delivered_hours < 0:
        raise ValueError(f"Delivered hours must be 0 or more, not {delivered_hours}.")
    return Progress(target_hours, delivered_hours, first_on, last_on, today)
