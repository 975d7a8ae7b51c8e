"""One line of the log: what it says, what is wrong with it, and what is worth knowing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from deployments.alerts import JUDGED, disagreements
from deployments.lfr_log.values import (
    ValueRefusedError,
    count_of,
    minutes_of,
    share_agrees,
    threshold_of,
)
from deployments.outcomes import Attribution, Result
from imports.sheets.entries import Entry

LONGEST_SITE, LONGEST_USE_CASE = 120, 60
# Before the first trials of the technology by any force in Britain.
FIRST_YEAR = 2015
COUNTS = (
    "watchlist_size", "alerts_total", "true_alerts_confirmed", "true_alerts_unconfirmed",
    "false_alerts_confirmed", "false_alerts_unconfirmed", "faces_seen",
)  # fmt: skip
_OUTCOMES = {"arrests": Result.ARREST, "others": Result.OTHER_DISPOSAL, "no_action": Result.NO_ACTION}

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class LogRow:
    """A deployment as the log tells it: by its day and length, the outcomes caused by the technology."""

    day: date
    site: str
    facts: dict[str, Any]
    results: dict[tuple[str, str], int]

    @property
    def key(self) -> tuple[date, str]:
        return self.day, same_site(self.site)


def same_site(site: str) -> str:
    """What stays of a site when capitals and spaces do not matter."""
    return " ".join(site.split()).casefold()


def read_row(entry: Entry, *, today: date) -> LogRow | None:
    """None where something is wrong, which is then said at its column."""
    day = _day(entry, today)
    site = _text(entry, "site", LONGEST_SITE)
    use_case = _text(entry, "use_case", LONGEST_USE_CASE)
    minutes = _read(entry, "duration", minutes_of)
    threshold = _read(entry, "threshold", threshold_of)
    counts = {name: _read(entry, name, count_of) for name in COUNTS}
    outcomes = {name: _read(entry, name, count_of) for name in _OUTCOMES}
    if entry.is_refused:
        return None
    missing = [name for name in JUDGED if counts[name] is None]
    if len(missing) == 1:
        entry.refuse(missing[0], "Give this as well as the other kind of alerts not confirmed. None is 0.")
        return None
    counts["alerts_unconfirmed"] = None if missing else sum(counts[name] or 0 for name in JUDGED)
    for name, words in disagreements(counts).items():
        entry.refuse("alerts_total" if name == "alerts_unconfirmed" else name, words)
    if entry.is_refused or day is None:
        return None
    _check_rate(entry, counts)
    _check_outcomes(entry, counts, outcomes)
    facts = {
        "duration_minutes": minutes,
        "use_case": use_case,
        "threshold": threshold,
        "faces_estimated": counts["faces_seen"] is not None,
        **counts,
    }
    results: dict[tuple[str, str], int] = {
        (code, Attribution.CAUSED_BY): count
        for name, code in _OUTCOMES.items()
        if (count := outcomes[name]) is not None
    }
    return LogRow(day, site, facts, results)


def _day(entry: Entry, today: date) -> date | None:
    day, clock = entry.day_and_clock("day")
    if day is None:
        if not entry.was_refused("day"):
            entry.refuse("day", "Say on which day it was.")
    elif clock is not None:
        entry.refuse("day", "This has to be a day, without a time.")
    elif day > today:
        entry.refuse("day", "That is in the future. A log tells what took place.")
    elif day.year < FIRST_YEAR:
        entry.refuse("day", f"That is before {FIRST_YEAR}. Is the year right?")
    return day


def _text(entry: Entry, name: str, longest: int) -> str:
    text = " ".join(entry.text(name).split())
    if len(text) > longest:
        entry.refuse(name, f"This is longer than {longest} characters.")
    elif name == "site" and not text and not entry.was_refused(name):
        entry.refuse(name, "Say where it was.")
    return text


def _read(entry: Entry, name: str, how: Callable[[str], Read]) -> Read | None:
    text = entry.text(name)
    if entry.was_refused(name):
        return None
    try:
        return how(text)
    except ValueRefusedError as refusal:
        entry.refuse(name, str(refusal))
    return None


def _check_rate(entry: Entry, counts: dict[str, int | None]) -> None:
    """The rate is worked out from the counts here, so another one in the log is a slip in one of them."""
    told = entry.text("false_alert_rate")
    confirmed, judged = counts["false_alerts_confirmed"], counts["false_alerts_unconfirmed"]
    if not told or confirmed is None:
        return
    false = (confirmed, confirmed + (judged or 0))
    wholes = [whole for whole in (counts["faces_seen"], counts["alerts_total"]) if whole]
    found = [share_agrees(told, false, whole) for whole in wholes]
    if wholes and not any(found):
        entry.warn(
            "false_alert_rate",
            "The rate in the log is not what its false alerts are of its faces or of its alerts. "
            "It is not kept: the rates here are worked out from the counts.",
        )


def _check_outcomes(entry: Entry, counts: dict[str, int | None], outcomes: dict[str, int | None]) -> None:
    true, given = counts["true_alerts_confirmed"], [each for each in outcomes.values() if each is not None]
    if true is not None and len(given) == len(outcomes) and sum(given) != true:
        entry.warn(
            "arrests",
            f"Arrests, other outcomes and no action come to {sum(given)}, but {true} alerts were confirmed "
            "true. Each is kept as it is written.",
        )
