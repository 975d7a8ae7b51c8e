"""Does every number in the sentences agree with the figures? Plain Python.

A number is compared first with the drafted sentence that stood there, then with the figures that are called
what stands beside it. Whatever agrees with neither is doubtful: it may still be right, and then a person says
why it is kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from summaries.wording.beside import beside
from summaries.wording.drafting import narrative
from summaries.wording.known import Known, Names, known_numbers, names_in
from summaries.wording.numbers import WrittenNumber, numbers_in

_ALIKE = 0.5
_CONTEXT = 60
_TOKEN = re.compile(r"\w+(?:[.,'’:-]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class DoubtfulNumber:
    """A number that the figures do not bear out. `right` is what they say there, empty if nothing does."""

    sentence: str
    written: str
    right: str
    what: str
    context: str

    @property
    def words(self) -> str:
        if not self.right:
            return f"“{self.written}” is in no figure of this paper that is called what stands beside it."
        return f"“{self.written}”: the figures say {self.right} ({self.what})."


def doubtful_numbers(text: str, figures: Mapping[str, Any]) -> list[DoubtfulNumber]:
    """Every number of the sentences that disagrees with the figures, in the order of reading."""
    drafted = narrative(figures).splitlines()
    known, names = known_numbers(figures), names_in(figures)
    found: list[DoubtfulNumber] = []
    for line in filter(None, (each.strip() for each in text.splitlines())):
        if line not in drafted:
            found += _doubts(line, drafted, known, names)
    return found


def _doubts(line: str, drafted: list[str], known: list[Known], names: Names) -> list[DoubtfulNumber]:
    source = _most_like(line, drafted)
    replaced = _replaced_numbers(source, line)
    if _named(_put_back(line, replaced), names) != _named(source, names):
        source, replaced = "", {}  # it is of another zone or kind now
    is_as_drafted = _without_numbers(line) == _without_numbers(source)
    written = numbers_in(line)
    found: list[DoubtfulNumber] = []
    for place, number in enumerate(written):
        if number.start in replaced:
            found.append(_doubt(line, number, replaced[number.start], "as it was drafted"))
        elif (
            number.is_count
            and not is_as_drafted
            and not _is_in_a_name(line, number, names)
            and not _is_verbatim(line, number, source)
        ):
            near = beside(line, written, place, names)
            if not any(number.is_a_way_to_write(each.value) and near.may_mean(each) for each in known):
                right = max(filter(near.may_mean, known), key=near.likeness, default=None)
                found.append(
                    _doubt(line, number, "" if right is None else f"{right.value:,g}", _called(right))
                )
    return found


def _is_in_a_name(line: str, number: WrittenNumber, names: Names) -> bool:
    """Whether it is the “three” of all three zones."""
    low = line.lower()
    return any(
        start <= number.start and number.end <= start + len(name)
        for name in names.places
        for start in (match.start() for match in re.finditer(re.escape(name), low))
    )


def _most_like(line: str, drafted: list[str]) -> str:
    """The drafted sentence that this one was made from, if any."""
    alike = {
        each: SequenceMatcher(None, _tokens(each), _tokens(line), autojunk=False).ratio() for each in drafted
    }
    best = max(alike, key=lambda each: alike[each], default="")
    return best if best and alike[best] >= _ALIKE else ""


def _put_back(line: str, replaced: dict[int, str]) -> str:
    """The line with the drafted numbers where others stand in their place."""
    for number in reversed(numbers_in(line)):
        if number.start in replaced:
            line = f"{line[: number.start]}{replaced[number.start]}{line[number.end :]}"
    return line


def _replaced_numbers(source: str, line: str) -> dict[int, str]:
    """Where a number of the line stands alone in the place of another: its start, and what stood there."""
    was, now = _tokens(source), _tokens(line)
    starts = [match.start() for match in _TOKEN.finditer(line)]
    numbers = {number.text: number for number in numbers_in(source)}
    changed = {starts[k]: was[i] for i, k in _pairs(was, now) if was[i] in numbers}
    same_value = {number.start: number.value for number in numbers_in(line)}
    return {start: text for start, text in changed.items() if same_value.get(start) != numbers[text].value}


def _pairs(was: list[str], now: list[str]) -> list[tuple[int, int]]:
    """Places of words that alone were put for one another; with as many words, one by one."""
    differ = [at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other]
    if len(was) == len(now) and all(numbers_in(was[at]) and numbers_in(now[at]) for at in differ):
        return [(at, at) for at in differ]
    changes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return [(i, k) for kind, i, j, k, end in changes if kind == "replace" and (j - i, end - k) == (1, 1)]


def _without_numbers(line: str) -> list[str]:
    return [token for token in _tokens(line) if not numbers_in(token)]


def _is_verbatim(line: str, number: WrittenNumber, source: str) -> bool:
    """Whether the part of the sentence around it stands so in the drafted one."""
    if not source:
        return False
    parts = [0, *(match.start() for match in re.finditer(r"[;:(),.](?=\s|$|[^\d\s])", line)), len(line)]
    before = max(start for start in parts if start <= number.start)
    after = min(end for end in parts if end >= number.end)
    return line[before:after].strip(" ;:(),.") in source


def _named(line: str, names: Names) -> tuple[frozenset[str], frozenset[str]]:
    low = line.lower()
    return (
        frozenset(slug for name, slug in names.places.items() if name in low),
        frozenset(kind for name, kind in names.kinds.items() if name in low),
    )


def _tokens(line: str) -> list[str]:
    return _TOKEN.findall(line)


def _called(known: Known | None) -> str:
    return "" if known is None else known.called


def _doubt(line: str, number: WrittenNumber, right: str, what: str) -> DoubtfulNumber:
    context = line[max(0, number.start - _CONTEXT) : number.end + _CONTEXT].strip()
    return DoubtfulNumber(sentence=line, written=number.text, right=right, what=what, context=context)
