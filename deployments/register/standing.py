"""How a technology stands on a day: in use, paused, or nobody has said. Plain Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from deployments import technologies


class State(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


STATES: dict[str, str] = {State.ACTIVE: "Active", State.PAUSED: "Paused"}
NOT_RECORDED = "not_recorded"
STATES_TOLD: Mapping[str, str] = {**STATES, NOT_RECORDED: "Not recorded"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One line of the register. Without a record the state is not recorded, which is not active."""

    technology: str
    state: str = NOT_RECORDED
    since_on: date | None = None
    reason: str = ""
    source: str = ""

    @property
    def label(self) -> str:
        return technologies.LABELS[technologies.Technology(self.technology)]

    @property
    def state_label(self) -> str:
        return STATES_TOLD[self.state]

    @property
    def is_paused(self) -> bool:
        return self.state == State.PAUSED

    @property
    def in_words(self) -> str:
        """ "Paused since 20 March 2026", or "Not recorded"."""
        if self.since_on is None:
            return self.state_label
        return f"{self.state_label} since {self.since_on.day} {self.since_on:%B %Y}"

    @property
    def change_in_words(self) -> str:
        """For a day to come: "Paused from 1 December 2026"."""
        return self.in_words.replace(" since ", " from ")

    @property
    def pause_in_words(self) -> str:
        """For a plan: "Live facial recognition is paused from 20 March 2026"."""
        since = f" from {self.since_on.day} {self.since_on:%B %Y}" if self.since_on else ""
        return f"{self.label} is paused{since}"

    def as_figures(self) -> dict[str, Any]:
        """As a paper keeps it."""
        return {
            "technology": self.technology,
            "label": self.label,
            "state": self.state,
            "state_label": self.state_label,
            "since_on": self.since_on.isoformat() if self.since_on else None,
            "reason": self.reason,
            "source": self.source,
        }


def pauses_in(lines: Sequence[Standing], day: date) -> list[Standing]:
    """What is paused that day, and the pauses that were announced for later."""
    now = [line for line in standings(lines, day).values() if line.is_paused]
    return [*now, *(line for line in lines if line.is_paused and line.since_on and line.since_on > day)]


def standings(lines: Iterable[Standing], day: date) -> dict[str, Standing]:
    """How each technology stands that day, by the lines of the register, oldest first."""
    told = {line.technology: line for line in lines if line.since_on is not None and line.since_on <= day}
    return {
        technology.value: told.get(technology.value, Standing(technology=technology.value))
        for technology in technologies.LABELS
    }
