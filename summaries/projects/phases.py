"""Which phases a project has been through, from what was said of it over time. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Told:
    """A phase and the day since when, as somebody said it; a phase of "" takes back what was said."""

    phase: str
    since_on: date | None = None


def phases_told(said: Iterable[Told]) -> list[Told]:
    """The phases one after another, by what was said last.

    Each saying holds from its day on: what was said before of that day or later was put right by it. The
    same phase said again corrects its day.
    """
    phases: list[Told] = []
    for each in said:
        if not each.phase:
            phases = []
            continue
        if each.since_on is not None:
            phases = [told for told in phases if told.since_on is None or told.since_on < each.since_on]
        if phases and phases[-1].phase == each.phase:
            phases.pop()
        phases.append(each)
    return phases


def phases_by(day: date, said: Iterable[Told]) -> list[Told]:
    """Those that had begun by that day; a phase without a day counts as begun."""
    return [told for told in phases_told(said) if told.since_on is None or told.since_on <= day]
