"""Which of the two it was, where a clock showed a time twice: asked where nothing else tells."""

from datetime import datetime
from typing import Any

from django import forms

from measures.weeks import local
from patrols.clock import during, readings
from patrols.rules import LONGEST

FIRST, SECOND = "first", "second"
WHICH = [
    (FIRST, "The first time, before the clocks went back (BST)"),
    (SECOND, "The second time, after they had gone back (GMT)"),
]
ASK = "The clock showed {clock} twice that night. Choose which time it was."
NAMES = ("started_at", "ended_at")


class WhichHourField(forms.ChoiceField):
    """Shown only once it is asked, and not optional then."""

    widget = forms.RadioSelect

    def __init__(self, verb: str) -> None:
        super().__init__(label=f"Which time did {verb}?", choices=WHICH)

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class WhichHourForm(forms.Form):
    """Mixin of a form that asks when something started and when it ended, and the same of visits."""

    def ask_which_hour(self) -> None:
        """Put the two questions on the form; its template shows them once they were asked."""
        for name, event in (("started_at", "start"), ("ended_at", "end")):
            self.fields[f"{name}_which"] = WhichHourField(f"it {event}")

    def ask_which_hour_of(self, visit: str) -> None:
        for name, event in (("arrived_at", "arrive"), ("left_at", "leave")):
            self.fields[f"{visit}_{name}_which"] = WhichHourField(f"you {event}")

    def settle_which_hour(self, cleaned: dict[str, Any]) -> None:
        """Make the two moments those that fit together, or ask which was meant."""
        if any(cleaned.get(name) is None for name in NAMES):
            return
        starts, ends = (self.readings_of(name, cleaned) for name in NAMES)
        fitting = [(start, end) for start in starts for end in ends if start < end <= start + LONGEST]
        for name, moments in zip(NAMES, zip(*fitting, strict=True), strict=False):
            if not self._asked_which(name, moments):
                cleaned[name] = moments[0]

    def settle_visit(
        self, visit: str, start: datetime, end: datetime, after: datetime
    ) -> tuple[datetime, datetime]:
        """When they came and left, so that both fit and the visit before was over; or ask which was meant.

        Where nothing fits, what they typed at its most likely, for the rules to refuse in words.
        """
        names = (f"{visit}_arrived_at", f"{visit}_left_at")
        arrivals, departures = (self.moments_of_visit(name, start, end) for name in names)
        lasting = [(came, left) for came in arrivals for left in departures if came < left]
        fitting = [(came, left) for came, left in lasting if came >= after] or lasting
        for name, moments in zip(names, zip(*fitting, strict=True), strict=False):
            self._asked_which(name, moments)
        return fitting[0] if fitting else (arrivals[0], departures[0])

    def _asked_which(self, name: str, moments: tuple[datetime, ...]) -> bool:
        if len(set(moments)) > 1:
            self.add_error(f"{name}_which", ASK.format(clock=f"{local(moments[0]):%H:%M}"))
        return len(set(moments)) > 1

    def readings_of(self, name: str, cleaned: dict[str, Any]) -> list[datetime]:
        """What the time that was typed can mean, given the answer to which it was."""
        return answered(readings(cleaned[name]), cleaned.get(f"{name}_which"))

    def moments_of_visit(self, name: str, start: datetime, end: datetime) -> list[datetime]:
        """The same of a time of a visit; one that was left empty is that of the patrol."""
        typed = self.cleaned_data[name]
        if typed is None:
            return [end if name.endswith("left_at") else start]
        return answered(during(typed, start, end), self.cleaned_data.get(f"{name}_which"))


def answered(moments: list[datetime], which: str | None) -> list[datetime]:
    """Those that are the one of the two that was chosen; all of them where nothing was, or none fits."""
    chosen = [moment for moment in moments if which_of(moment) in ("", which)]
    return chosen if which and chosen else moments


def which_of(moment: datetime) -> str:
    """The answer that says this moment; none where the clock showed its time once."""
    both = readings(moment)
    return "" if len(both) == 1 else (FIRST, SECOND)[both.index(moment)]
