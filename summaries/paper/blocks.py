"""What a paper is made of, whatever it is shown on. Plain Python.

The page, the print, the PDF, the CSV files and the mail all walk the same blocks and none of them writes a
number itself: so no number can differ between them.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

Mode = Literal["partnership", "publishable"]
State = Literal["complete", "partial", "missing"]
OPENING = ("charts", "doing", "incidents", "recorded")


@dataclass(frozen=True)
class Cell:
    """One text of a table or of a list of facts; a figure says which one it is and what it means.

    `figure` is its address in the figures, like "incidents.the-stow.theft.this_week"; empty for plain words.
    `value` is the number behind the text, for files; None where there is none or it may not be told.
    `definition` is the key of its definition; `rows` the address (path and query) of the records it counts,
    for those who may read them.
    """

    text: str
    figure: str = ""
    value: int | float | str | None = None
    definition: str = ""
    rows: str = ""
    is_heading: bool = False


@dataclass(frozen=True)
class Words:
    """A paragraph. Its figures are those that the words tell."""

    kind: ClassVar[str] = "words"

    text: str
    figures: tuple[str, ...] = ()
    is_note: bool = False
    definition: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a heading to each column. The first cell of a row is its heading.

    `look` is how it may be drawn: "tiles" are a few numbers, each with its name; "folded" is in files and
    opens on a page, and paper and mail do without. Columns from `numeric_from` on are aligned as numbers,
    but for those named in `wordy`. The rows named in `quiet` tell of nothing: paper does without them.
    """

    kind: ClassVar[str] = "table"

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric_from: int = 1
    note: str = ""
    look: Literal["table", "tiles", "folded"] = "table"
    wordy: tuple[int, ...] = ()
    quiet: tuple[int, ...] = ()

    @property
    def definitions(self) -> tuple[str, ...]:
        """The key of its definition for each column, empty where there is none."""
        return tuple(
            next((row[place].definition for row in self.rows if row[place].definition), "")
            for place in range(len(self.columns))
        )


@dataclass(frozen=True)
class Chart:
    """A drawing with its words: `svg` has no text that the words and the table beside it lack.

    `table` holds the numbers that are drawn, for a page with room and for files; paper does without.
    """

    kind: ClassVar[str] = "chart"

    name: str
    caption: str
    svg: str
    words: str
    table: Table | None = None
    definition: str = ""


Block = Words | Table | Chart


@dataclass(frozen=True)
class Section:
    """A part of the paper, with how complete it is and why; None where that is told of its sources."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    state: State | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A whole paper for one kind of reader."""

    mode: Mode
    title: str
    marking: str
    facts: tuple[tuple[str, Cell], ...]
    sentences: tuple[Words, ...]
    sections: tuple[Section, ...]
    definitions: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def opening(self) -> tuple[Section, ...]:
        """What needs the width of a page, and is read first."""
        return tuple(section for section in self.sections if section.key in OPENING)

    @property
    def rest(self) -> tuple[Section, ...]:
        """What may stand in two columns; differences between versions have a place of their own."""
        return tuple(s for s in self.sections if s.key not in OPENING and s.key != "differences")
