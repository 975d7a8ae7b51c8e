"""Finding the numbers in a sentence, in digits or words, and those that are no counts. Plain Python."""

import re
from dataclasses import dataclass

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = (
    {word: value for value, word in enumerate(_UNITS)}
    | {word: 10 * place for place, word in enumerate(_TENS, start=2)}
    | {f"{ten}-{unit}": 10 * at + value for at, ten in enumerate(_TENS, 2) for value, unit in
       enumerate(_UNITS[1:10], 1)}
    | {"dozen": 12, "once": 1, "twice": 2}
)  # fmt: skip
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,/])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?![\w/])"
    rf"|\b(?:a|{_WORD}) hundred(?: and (?:{_WORD}))?\b|\b(?:{_WORD})\b",
    re.IGNORECASE,
)

_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_ANY = rf"(?:\d[\d,.]{{0,14}}|{_WORD})"
# What is written with a number and counts nothing: each is let through.
NO_COUNTS = (
    ("a time", r"\b\d{1,2}:\d{2}\b|\b\d{1,2}(?:[.:]\d{2})? ?[ap]m\b"),
    ("a date", rf"\b\d{{1,2}}(?: (?:to|and) \d{{1,2}})? {_MONTH}\b(?: \d{{4}}\b)?|\b{_MONTH} \d{{4}}\b"),
    ("a year", r"\b(?:in|since|until|by|from|of|year|during|week \d{1,2},?) (?:19|20)\d\d\b"),
    ("a week of the year", r"\bweeks? \d{1,2}(?: (?:to|and) \d{1,2})?\b"),
    ("a stretch of time", rf"\b{_ANY}(?: (?:to|or|and) {_ANY})?[ -](?:minute|week|month|year)s?\b"),
    ("a law, or a part of something", r"\b(?:section|s\.?|version|phase|mission|page|unit) ?\d+\b"),
    (
        "“one” for somebody or something",
        r"\b(?:no|any|every|each|this|that|which|another|the|some)[ -]one\b|\bone (?:of|another|or|such)\b",
    ),
)  # fmt: skip
_NO_COUNT = re.compile("|".join(f"(?:{pattern})" for _, pattern in NO_COUNTS), re.IGNORECASE)


@dataclass(frozen=True)
class WrittenNumber:
    """A number as it stands in a sentence: `start` and `end` are its place there."""

    text: str
    value: float
    decimals: int
    start: int
    end: int
    is_count: bool

    def is_a_way_to_write(self, value: float) -> bool:
        """62 is a way to write 61.5, but 61 is none, and a whole number has one way only."""
        if float(value).is_integer():
            return self.value == value
        return abs(self.value - value) <= 0.5 * 10.0**-self.decimals + 1e-9


def numbers_in(sentence: str) -> list[WrittenNumber]:
    """All of them, in order; `is_count` is False for those that a rule lets through."""
    spared = [match.span() for match in _NO_COUNT.finditer(sentence)]
    return [
        WrittenNumber(
            text=match.group(),
            value=_value(match.group()),
            decimals=len(match.group().partition(".")[2]),
            start=match.start(),
            end=match.end(),
            is_count=not any(start <= match.start() and match.end() <= end for start, end in spared),
        )
        for match in _NUMBER.finditer(sentence)
    ]


def _value(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", ""))
    hundreds, _, rest = text.lower().partition(" hundred")
    if hundreds == text.lower():
        return float(_VALUES[hundreds])
    many = 1 if hundreds == "a" else _VALUES[hundreds]
    return float(100 * many + _VALUES.get(rest.removeprefix(" and "), 0))
