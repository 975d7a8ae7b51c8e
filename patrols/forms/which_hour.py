"""Which of the two it was, where a clock showed a time twice: asked where nothing else tells."""

from datetime import datetime
from typing import Any

from django import forms

from measures.weeks import local
from patrols.clock import readings
from patrols.rules import LONGEST

FIRST, SECOND = "first", "second"
WHICH = [
    (FIRST, "The first time, before the clocks went back (BST)"),
    (SECOND, "The second time, after they had gone back (GMT)"),
]
ASK = "The clock showed {clock} twice that night. Choose which time it was."
NAMES = ("started_at", "ended_at")


class WhichHourForm(forms.Form):
    """Mixin of a form that asks when something started and when it ended."""

    def ask_which_hour(self) -> None:
        """Put the two questions on the form; its template shows them once they were asked."""
        for name, event in (("started_at", "start"), ("ended_at", "end")):
            self.fields[f"{name}_which"] = forms.ChoiceField(
                label=f"Which time did it {event}?", required=False, choices=WHICH, widget=forms.RadioSelect
            )

    def settle_which_hour(self, cleaned: dict[str, Any]) -> None:
        """Make the two moments those that fit together, or ask which was meant."""
        if any(cleaned.get(name) is None for name in NAMES):
            return
        starts, ends = (self.readings_of(name, cleaned) for name in NAMES)
        fitting = [(start, end) for start in starts for end in ends if start < end <= start + LONGEST]
        for name, moments in zip(NAMES, zip(*fitting, strict=True), strict=False):
            if len(set(moments)) > 1:
                self.add_error(f"{name}_which", ASK.format(clock=f"{local(moments[0]):%H:%M}"))
            else:
                cleaned[name] = moments[0]

    def readings_of(self, name: str, cleaned: dict[str, Any]) -> list[datetime]:
        """What the time that was typed can mean, given the answer to which it was."""
        both = readings(cleaned[name])
        which = cleaned.get(f"{name}_which")
        return both if not which or len(both) == 1 else [both[0] if which == FIRST else both[1]]


def which_of(moment: datetime) -> str:
    """The answer that says this moment; none where the clock showed its time once."""
    both = readings(moment)
    return "" if len(both) == 1 else (FIRST, SECOND)[both.index(moment)]
