"""Rates and shares that carry their interval, their denominator and, when absent, the reason.

A denominator that is missing or zero is ordinary here (nobody counted who passed the gate), so the
result then has no value and a reason, and the page prints the reason. None found is a result.
"""

from dataclasses import dataclass
from math import sqrt

from measures.counts import garwood_interval
from measures.inputs import whole_number

Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """A count for each `per` of its denominator, with a 95% interval; or a reason for none."""

    count: int | None
    denominator: int | None
    per: int
    value: float | None
    low: float | None
    high: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proportion:
    """A part of a whole, 0 to 1, with a 95% interval; or a reason for none."""

    part: int | None
    whole: int | None
    value: float | None
    low: float | None
    high: float | None
    reason: str = ""

    @property
    def percent(self) -> float | None:
        """The value in percent. Whether the base allows printing it is counts' to say."""
        return None if self.value is None else 100 * self.value


@dataclass(frozen=True, slots=True)
class FalseAlertRates:
    """False alerts as a share of faces processed and of alerts: never one without the other."""

    of_faces: Proportion
    of_alerts: Proportion


def _reason_for_none(part: int | None, whole: int | None, whole_called: str) -> str:
    if part is None:
        return "The count was not recorded."
    if whole is None:
        return f"The number of {whole_called} was not recorded."
    if whole == 0:
        return f"There were no {whole_called}."
    return ""


def rate_per(
    count: int | None, denominator: int | None, per: int, *, called: str = "people or things"
) -> Rate:
    """Count for each `per` of the denominator, with the exact Poisson (Garwood) 95% interval.

    `called` names the denominator in the reason, in the plural. A missing count, or a missing or
    zero denominator, gives no value and a reason; a count of zero is a rate of zero with an upper
    limit. Refuses negative numbers and a `per` under 1. Source: Garwood 1936.
    Example: 0 weapons of 275 screened is 0 per 1,000 (0 to 13.4).
    """
    per = whole_number(per, "The size of the rate", at_least=1)
    count = None if count is None else whole_number(count, "The count")
    denominator = None if denominator is None else whole_number(denominator, "The denominator")
    reason = _reason_for_none(count, denominator, called)
    if reason or count is None or denominator is None:
        return Rate(count, denominator, per, None, None, None, reason)
    low, high = garwood_interval(count)
    scale = per / denominator
    return Rate(count, denominator, per, count * scale, low * scale, high * scale)


def proportion(part: int | None, whole: int | None, *, called: str = "records") -> Proportion:
    """Part of whole, 0 to 1, with the Wilson 95% interval.

    A missing part, or a missing or zero whole, gives no value and a reason. Refuses negative
    numbers and a part larger than its whole. Source: Wilson 1927, without continuity correction.
    Example: 81 of 263 is 0.308 (0.255 to 0.366), as worked in Newcombe 1998.
    """
    part = None if part is None else whole_number(part, "The part")
    whole = None if whole is None else whole_number(whole, "The whole")
    reason = _reason_for_none(part, whole, called)
    if reason or part is None or whole is None:
        return Proportion(part, whole, None, None, None, reason)
    if part > whole:
        raise ValueError(f"A part ({part}) cannot be larger than its whole ({whole}).")
    share = part / whole
    square = Z_95**2
    middle = part + square / 2
    half = Z_95 * sqrt(part * (1 - share) + square / 4)
    low = 0.0 if part == 0 else (middle - half) / (whole + square)
    high = 1.0 if part == whole else (middle + half) / (whole + square)
    return Proportion(part, whole, share, low, high)


def false_alert_rates(false_alerts: int | None, alerts: int | None, faces: int | None) -> FalseAlertRates:
    """False alerts as a share of faces processed and of all alerts, both with intervals.

    Missing or zero denominators give a reason in place of a value. Refuses more false alerts than
    alerts or faces. Source: the Metropolitan Police's year to September 2025: 10 false alerts,
    2,077 alerts, 3,147,436 faces: 0.0003% of faces and 0.48% of alerts.
    """
    return FalseAlertRates(
        of_faces=proportion(false_alerts, faces, called="faces processed"),
        of_alerts=proportion(false_alerts, alerts, called="alerts"),
    )
