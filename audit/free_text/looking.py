"""Finds in a text what looks like a person: a name, a telephone number, a plate, a birth date, an address.

Plain Python, and a net with holes: it warns whoever writes, and never decides. Places have capital letters
too, so a pair of capitalised words is let through when one of them is what places and bodies are called.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Personal(StrEnum):
    NAME = "name"
    TELEPHONE = "telephone"
    PLATE = "plate"
    BIRTH_DATE = "birth_date"
    EMAIL = "email"
    ADDRESS = "address"


WORDS = {
    Personal.NAME: "somebody’s name",
    Personal.TELEPHONE: "a telephone number",
    Personal.PLATE: "a number plate",
    Personal.BIRTH_DATE: "a date of birth",
    Personal.EMAIL: "an e-mail address",
    Personal.ADDRESS: "an address",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One stretch of the text, as it is written, and what it looks like."""

    kind: Personal
    text: str
    start: int

    @property
    def words(self) -> str:
        return WORDS[self.kind]


# What stands at the end of a place's or a body's name, or of a title that is nobody's name.
_PLACES = """
    academy area avenue bank bridge bus café cafe centre church clinic close club college common corner
    council court crescent cross district drive east end essex farm field fields gardens gate green grove
    hall harlow hill hospital hotel house inn job junction lane library lodge market mead mill north office
    officer park parade pharmacy place plaza police primary road roundabout row school shop shopping south
    square station stow street surgery team terminus theatre tower town trust unit view village walk ward
    way west wood yard zone
"""
# Capital letters that are no name, wherever they stand.
_CAPITALISED = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december christmas easter halloween british english council crime
    act section order public protection community safety police operation project safe youth social
    anti behaviour opengate spaces the a an at in on by to of and or no not with from for near after before
    then two three one four five male males female females group young staff security officers he she they
    it we i his her their this that these those there when while both all some
"""
_NOT_A_NAME = frozenset((_PLACES + _CAPITALISED).split())

# No field of ours takes more; a text past all use must not keep a worker busy.
MOST_CHARACTERS = 10_000

_WORD = r"[A-Z](?:[a-zà-ÿ]+|['’][A-Z][a-zà-ÿ]+)(?:['’-][A-Za-zà-ÿ]+)*"
_PAIR = re.compile(rf"\b({_WORD}) (?=({_WORD}))")
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|PCSO|Sgt|Cllr)\.? (?:[A-Z]\. ?)*{_WORD}(?: {_WORD})?")
_CALLED = re.compile(rf"\b(?:called|named|known as|name is|name of)[:,]? ((?:[Tt]he|THE) )?({_WORD})")
_TELEPHONE = re.compile(r"(?<![\d.£])(?:\+44|0044|\(?0)[\d() -]{8,15}\d(?!\d)")
_PLATE = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b|\b[A-Z]\d{1,3} ?[A-Z]{3}\b|\b[A-Z]{3} ?\d{1,3} ?[A-Z]\b")
_BIRTH = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[ :]*"
    r"\d{1,2}(?:[/. -]\d{1,2}[/. -]|(?:st|nd|rd|th)? [A-Z]?[a-z]+ )\d{2,4}",
    re.IGNORECASE,
)
_OLD_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19\d\d|200\d|201\d)\b")
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_HOUSE = re.compile(
    r"\b(?:[Ff]lat \d+[A-Za-z]?,? )?\d{1,3}[A-Za-z]? (?:[A-Z][a-z'’]+ ){1,3}"
    r"(?:Avenue|Close|Court|Crescent|Drive|Field|Gardens|Grove|Hill|House|Lane|Mead|Place|Road|Row|Street|Way)\b"
)
_PATTERNS = (
    (Personal.EMAIL, _EMAIL),
    (Personal.BIRTH_DATE, _BIRTH),
    (Personal.BIRTH_DATE, _OLD_DATE),
    (Personal.TELEPHONE, _TELEPHONE),
    (Personal.ADDRESS, _HOUSE),
    (Personal.ADDRESS, _POSTCODE),
    (Personal.PLATE, _PLATE),
    (Personal.NAME, _TITLED),
)


def what_looks_personal(text: str) -> list[Finding]:
    """Every stretch that looks like a person, in the order of the text, none of them inside another."""
    text = text[:MOST_CHARACTERS]
    found: list[Finding] = []
    taken = bytearray(len(text))
    for finding in (*_by_pattern(text), *_called(text), *_pairs(text)):
        stretch = slice(finding.start, finding.start + len(finding.text))
        if not any(taken[stretch]):
            taken[stretch] = b"\1" * len(finding.text)
            found.append(finding)
    return sorted(found, key=lambda each: each.start)


def as_data() -> dict[str, Any]:
    """The same patterns for a phone that has no signal: `static/js/phone/looking.js` reads them."""
    return {
        "patterns": [
            {"kind": kind.value, "source": each.pattern, "flags": "i" * bool(each.flags & re.IGNORECASE)}
            for kind, each in _PATTERNS
        ],
        "called": _CALLED.pattern,
        "pair": _PAIR.pattern,
        "name": Personal.NAME.value,
        "not_a_name": sorted(_NOT_A_NAME),
        "words": {kind.value: words for kind, words in WORDS.items()},
    }


def _by_pattern(text: str) -> Iterator[Finding]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Finding(kind, match.group(), match.start())


def _called(text: str) -> Iterator[Finding]:
    for match in _CALLED.finditer(text):
        if match.group(2).lower() not in _NOT_A_NAME:
            yield Finding(Personal.NAME, match.group(2), match.start(2))


def _pairs(text: str) -> Iterator[Finding]:
    """Two words with capital letters side by side, neither of which a place or a body would have."""
    for match in _PAIR.finditer(text):
        first, second = match.groups()
        if first.lower() not in _NOT_A_NAME and second.lower() not in _NOT_A_NAME:
            yield Finding(Personal.NAME, f"{first} {second}", match.start())
