"""Steps of a record in words. A room tells what reads otherwise there, and what it does not tell at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from accounts.models import User
from audit.history.reading import Change, Step, steps_of
from govuk.templatetags.govuk import day, moment, yes_no

BY_A_PROGRAM = "the service itself"


@dataclass(frozen=True, slots=True)
class Line:
    """One moment of a timeline, for `audit/_timeline.html`."""

    at: datetime
    by: str
    words: tuple[str, ...]


def who(user: User | None) -> str:
    return f"{user.full_name}, {user.organisation.short_name}" if user else BY_A_PROGRAM


def newest_first(*lines: Iterable[Line]) -> list[Line]:
    """Lines of several sources, each in the order of time, as one timeline; of one moment, the last first."""
    return sorted((line for each in lines for line in each), key=lambda line: line.at)[::-1]


def together(lines: Iterable[Line]) -> list[Line]:
    """What one person wrote at one moment is one line, also where it went into several tables."""
    found: dict[tuple[datetime, str], list[str]] = {}
    for line in lines:
        found.setdefault((line.at, line.by), []).extend(line.words)
    return [Line(at, by, tuple(words)) for (at, by), words in found.items()]


def begun(line: Line, rest: Sequence[Line]) -> list[Line]:
    """The history with another beginning: the record itself knows who made it, also where a job wrote it."""
    return [line, *rest[1:]]


class Telling:
    """How the history of one kind of record reads.

    Texts that people wrote are told of and never repeated: what was put right, such as a name that should
    not have been written, must not stand on the page again.
    """

    made: ClassVar[str] = "Recorded."
    hidden: ClassVar[frozenset[str]] = frozenset()
    free_text: ClassVar[frozenset[str]] = frozenset()

    def lines_of(self, record: Any) -> list[Line]:
        """In the order of time. What changed only in hidden columns has no line."""
        lines = [Line(step.at, who(step.by), tuple(self.words_of(step))) for step in steps_of(record)]
        return [line for line in lines if line.words]

    def words_of(self, step: Step) -> list[str]:
        if step.is_first:
            return [self.made]
        return [self.tell(change) for name, change in step.changes.items() if name not in self.hidden]

    def tell(self, change: Change) -> str:
        label = str(change.field.verbose_name)
        label = label[:1].upper() + label[1:]
        if change.field.name in self.free_text:
            return f"{label} rewritten." if change.before else f"{label} written."
        return (
            f"{label} changed from {self.value(change, change.before)} to {self.value(change, change.after)}."
        )

    def value(self, change: Change, value: Any) -> str:
        choices = dict(change.field.flatchoices)
        if value in (None, ""):
            return "nothing"
        if value in choices:
            return f"“{choices[value]}”"
        if isinstance(value, bool):
            return yes_no(value).lower()
        if isinstance(value, datetime):
            return moment(value)
        return day(value) if isinstance(value, date) else str(value)
