"""What a cell of a sheet can hold, and how it reads as text, as a number, as yes or no. Plain Python."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from govuk.csv_files import without_guard

# Longer than this no value is quoted in a finding: it may be a sentence about somebody.
LONGEST_QUOTED = 30

_NUMBER = re.compile(r"[-+\u2212]?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_FEW_FIGURES = re.compile(r"\d{1,4}", re.ASCII)
_YES = {"yes", "y", "true", "1", "x"}
_NO = {"no", "n", "false", "0"}


class CellError(ValueError):
    """A value that cannot be what its column holds, in words for whoever can put it right."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell whose value cannot be taken: it holds a formula, or an error of the spreadsheet's own."""

    words: str


Value = str | int | float | date | datetime | time | timedelta | Unreadable | None

FORMULA = Unreadable("a formula. Replace it by its value: copy, then paste the values only")


def typed(text: str) -> Value:
    """What somebody typed, as it stands in a file; nothing if it is empty."""
    text = text.strip()
    if "\0" in text:
        return Unreadable("characters that are no text")
    return without_guard(text) or None


def is_blank(value: Value) -> bool:
    return value is None


def text_of(value: Value) -> str:
    """As it would be read aloud from the sheet."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Unreadable():
            raise CellError(f"This is {value.words}.")
        case bool():
            return "Yes" if value else "No"
        case int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.15g}"
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
    return str(value)


def quoted(value: Value) -> str:
    """The value for a finding: in quotation marks where it is short, and not at all where it is long."""
    text = text_of(value)
    return f"“{text}”" if len(text) <= LONGEST_QUOTED else "This"


def quoted_figure(value: Value) -> str:
    """The same where a figure should stand: without any, it may be a name in the wrong column."""
    return quoted(value) if re.search(r"\d", text_of(value)) else "This"


def number_of(value: Value) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    text = text_of(value).replace("\u2212", "-").strip()
    if not _NUMBER.fullmatch(text):
        raise CellError(f"{quoted_figure(value)} is not a number.")
    return float(text)


def whole_of(value: Value) -> int:
    number = number_of(value)
    if not number.is_integer() or abs(number) > 1_000_000:
        raise CellError(f"{quoted_figure(value)} is not a whole number.")
    return int(number)


def counted_of(value: Value) -> dict[str, int]:
    """ "ENG 3; ADV 1", as our own files count several things in a cell: how often, in the order there."""
    found: dict[str, int] = {}
    for part in filter(None, (each.strip() for each in text_of(value).split(";"))):
        name, _, number = part.rpartition(" ")
        if not name.strip() or not _FEW_FIGURES.fullmatch(number):
            raise CellError(f"{quoted(part)} is not a word and how often, like ENG 3; ADV 1.")
        if name in found:
            raise CellError(f"{quoted(name)} is there twice.")
        found[name] = int(number)
    return found


def yes_no_of(value: Value) -> bool:
    word = text_of(value).casefold()
    if word not in _YES | _NO:
        raise CellError("Write yes or no, or leave it empty.")
    return word in _YES


@lru_cache(maxsize=10_000)
def alike(text: str) -> str:
    """What stays of words when capitals, spaces and kinds of dash do not matter."""
    return re.sub(r"[\s_\-\u2010-\u2015]+", " ", text).strip().casefold()
