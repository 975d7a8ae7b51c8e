"""What stands beside a number in a sentence: of which zone, which kind, and which figure. Plain Python."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from summaries.wording.known import TOGETHER, Known, Names, stems
from summaries.wording.numbers import WrittenNumber

_END_OF_PART = re.compile(r"[;:()]|[.,] ")
_JOINS = {"to", "and", "or", "–", "-", "from", "between"}
_SAYS_NOTHING = stems(
    "the a of in and to was were is are there that this with for on at by no not it they had has as from up "
    "all than then but only"
)
# Said of nearly every figure: alone they tie a number to the table of incidents only.
_SAYS_LITTLE = stems("incident week zones kind count number total report recorded")


@dataclass(frozen=True)
class Beside:
    """The zones and kinds that a number may be of, the words near it, and whether an organisation is."""

    places: frozenset[str]
    kinds: frozenset[str]
    words: frozenset[str]
    in_sentence: frozenset[str]
    is_of_somebody: bool

    def may_mean(self, known: Known) -> bool:
        """Whether a figure is of these zones and kinds, and is called what stands here."""
        if known.place and (known.place not in self.places or (self.kinds and not known.kind)):
            return False
        if known.kind and known.kind not in self.kinds:
            return False
        if known.must_name and not stems(known.must_name) & self.in_sentence:
            return False
        if self.is_of_somebody and known.place and not known.must_name:
            return False
        if known.cues:
            return bool(known.cues & self.words)
        return bool(known.kind or self.shared(known))

    def likeness(self, known: Known) -> tuple[bool, bool, bool, int]:
        """How near a figure comes to what is said; the greatest is shown beside a wrong number."""
        return bool(known.kind), bool(known.place), not known.cues, len(self.shared(known))

    def shared(self, known: Known) -> frozenset[str]:
        return known.words & (self.words if known.place else self.words - _SAYS_LITTLE)


def beside(line: str, written: list[WrittenNumber], place: int, names: Names) -> Beside:
    """Between the number before and the number after, and no further than its part of the sentence.

    The second number of a range is of whatever the first is.
    """
    number = written[place]
    start = written[place - 1].end if place else 0
    end = written[place + 1].start if place + 1 < len(written) else len(line)
    before, after = line[start : number.start], _END_OF_PART.split(line[number.end : end])[0]
    words = stems(f"{before} {after}") - _SAYS_NOTHING
    if place and set(before.lower().split()) <= _JOINS and not _in(after, names.kinds):
        first = beside(line, written, place - 1, names)
        return replace(first, words=first.words | words)
    # A number alone between brackets, or a usual range, is of what was named before.
    is_aside = "usual" in before or not stems(after) - _SAYS_NOTHING
    return Beside(
        places=_close(before, after, names.places)
        or _last_before(line[: number.start], names.places)
        or _in(line[number.end :], names.places) | {TOGETHER},
        kinds=_close(before, after, names.kinds)
        or (_last_before(line[: number.start], names.kinds) if is_aside else frozenset()),
        words=words,
        in_sentence=stems(line),
        is_of_somebody=bool(_in(f"{_END_OF_PART.split(before)[-1]} {after}", names.organisations)),
    )


def _close(before: str, after: str, names: Mapping[str, str]) -> frozenset[str]:
    return _in(after, names) or _in(before, names)


def _last_before(text: str, names: Mapping[str, str]) -> frozenset[str]:
    low = text.lower()
    last = max(names, key=lambda name: (low.rfind(name), len(name)))
    return frozenset({names[last]}) if last in low else frozenset()


def _in(text: str, names: Mapping[str, str]) -> frozenset[str]:
    """Those named, a longer name before a shorter one within it."""
    low, found = text.lower(), set()
    for name in sorted(names, key=len, reverse=True):
        if name in low:
            low = low.replace(name, " ")
            found.add(names[name])
    return frozenset(found)
