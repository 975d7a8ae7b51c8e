"""A row of a sheet under our own columns: what each cell says, and what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from audit.free_text.looking import what_looks_personal
from imports.kinds import Column, Finding, Findings
from imports.sheets.cells import (
    CellError,
    Unreadable,
    Value,
    alike,
    counted_of,
    number_of,
    quoted,
    text_of,
    whole_of,
    yes_no_of,
)
from imports.sheets.moments import Clock, clock_of, day_and_clock_of
from imports.sheets.rows import Row, Sheet

# As long as a finding that is kept may be, and the name of its column.
LONGEST_WORDS, LONGEST_COLUMN = 300, 60
_MOST_NAMED = 14

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Table:
    """What every row of a sheet shares: where our columns stand, and the sender's words for our codes."""

    file: str
    sheet: Sheet
    columns: Mapping[str, Column]
    places: Mapping[str, int]
    values: Mapping[str, Mapping[str, str]]
    findings: Findings

    def heading(self, name: str) -> str:
        """As the sender calls the column, so that somebody can go and look."""
        place = self.places.get(name)
        return self.sheet.headings[place] if place is not None else self.columns[name].heading

    def codes(self, name: str) -> dict[str, str]:
        """Our codes by every word for them, as `alike` leaves it; the sender's own words first."""
        meant: dict[str, set[str]] = {}
        for label, code in self.columns[name].choices.items():
            meant.setdefault(alike(label), set()).add(code)
            meant.setdefault(alike(code), set()).add(code)
        # A word that means two things means neither.
        known = {word: next(iter(codes)) for word, codes in meant.items() if len(codes) == 1}
        return known | {alike(word): code for word, code in self.values.get(name, {}).items() if code}


@dataclass(slots=True)
class Entry:
    """One row. Reading a cell that is wrong says so once and gives nothing."""

    row: Row
    table: Table
    codes: Mapping[str, Mapping[str, str]]
    is_refused: bool = False
    # It is on record already, as it stands here.
    is_unchanged: bool = False
    # By what somebody wrote in it.
    looks_personal: bool = False
    _refused_columns: set[str] = field(default_factory=set)

    @property
    def line(self) -> int:
        return self.row.line

    def value(self, name: str) -> Value:
        place = self.table.places.get(name)
        return None if place is None else self.row.cells[place]

    def refuse(self, name: str, words: str) -> None:
        """The row cannot be taken, because of that column; the first reason is enough."""
        self.is_refused = True
        if name not in self._refused_columns:
            self._refused_columns.add(name)
            self._find(name, words, is_warning=False)

    def warn(self, name: str, words: str) -> None:
        self._find(name, words, is_warning=True)

    def was_refused(self, *names: str) -> bool:
        return bool(self._refused_columns & set(names))

    def text(self, name: str) -> str:
        return self._read(name, text_of) or ""

    def own_words(self, name: str) -> str:
        """What somebody wrote. What looks like a person in it is warned of, and never quoted."""
        text = self.text(name)
        found = dict.fromkeys(each.words for each in what_looks_personal(text))
        if found:
            self.looks_personal = True
            self.warn(name, f"Something in it looks like {' and '.join(found)}. Take it out if it is.")
        return text

    def number(self, name: str) -> float | None:
        return self._read(name, number_of)

    def whole(self, name: str) -> int | None:
        return self._read(name, whole_of)

    def yes_no(self, name: str) -> bool | None:
        return self._read(name, yes_no_of)

    def clock(self, name: str) -> Clock | None:
        return self._read(name, clock_of)

    def day_and_clock(self, name: str) -> tuple[date | None, Clock | None]:
        return self._read(name, day_and_clock_of) or (None, None)

    def counted(self, name: str) -> dict[str, int]:
        """What is counted in one cell, and how often each."""
        return self._read(name, counted_of) or {}

    def choice(self, name: str) -> str | None:
        """Our code for the words in the cell."""
        return self._read(name, lambda value: self._code(name, value))

    def _code(self, name: str, value: Value) -> str:
        word = alike(text_of(value))
        if word not in self.codes[name]:
            choices = list(self.table.columns[name].choices)
            if len(choices) > _MOST_NAMED:
                raise CellError(f"{quoted(value)} is none of our words for this.")
            raise CellError(f"{quoted(value)} is none of these: {', '.join(choices)}.")
        return self.codes[name][word]

    def _read(self, name: str, how: Callable[[Value], Read]) -> Read | None:
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, Unreadable):
            self.refuse(name, f"{self._where(name)} holds {value.words}.")
            return None
        try:
            return how(value)
        except CellError as error:
            self.refuse(name, str(error))
        return None

    def _where(self, name: str) -> str:
        named = self.table.sheet.cell_name(self.table.places[name], self.line)
        return f"The cell {named}" if named else "This cell"

    def _find(self, name: str, words: str, *, is_warning: bool) -> None:
        heading = self.table.heading(name) if name else ""
        self.table.findings.add(
            Finding(
                words[:LONGEST_WORDS], self.table.file, self.line, heading[:LONGEST_COLUMN],
                is_warning=is_warning,
            )
        )  # fmt: skip
