"""Texts over which a pattern has to try again and again: what it repeats, many times, and no end to it."""

import re
import string
from collections.abc import Iterator
from typing import Any

LENGTHS = (2_000, 20_000)
_PIECES = ("a", "0", " ", "\t", "-", "a ", "0,", ".", '"', "<", "a.", "A1 ", "Aa ", "a@", "é", "\n")
_MOST_REPEATS = 12
_LETTERS = string.ascii_letters + string.digits + " -_.,:/@'\"\t\n!"


def texts(pattern: re.Pattern[str] | re.Pattern[bytes]) -> Iterator[Any]:
    """The shorter ones first. Of bytes, where the pattern is."""
    repeated = list(dict.fromkeys(_repeats(re._parser.parse(pattern.pattern, pattern.flags))))  # type: ignore[attr-defined]
    letters = sorted(set(re.sub(r"\\[a-zA-Z]", "", _plain(pattern.pattern))) - set("\\[](){}?*+^$|"))
    pairs = [one + other for one in "a0 ." for other in letters[:6]]
    pieces = [("", piece) for piece in (*_PIECES, *letters[:20], *pairs)]
    for length in LENGTHS:
        for before, piece in (*repeated[:_MOST_REPEATS], *pieces):
            text = (piece * length)[:length]
            for each in (f"{before}{text}\0", f"x{before}{text}\n!"):
                yield each.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else each


def _plain(written: str | bytes) -> str:
    return written.decode("latin-1") if isinstance(written, bytes) else written


def _repeats(parsed: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Whatever may come more than ten times, behind what has to come before it."""
    for kind, about in parsed:
        name = str(kind)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            least, most, body = about
            if most > 10:
                yield before, _one(body) or "a"
            yield from _repeats(body, before)
            before += _one(body) * least
        elif name == "SUBPATTERN":
            yield from _repeats(about[3], before)
            before += _one(about[3])
        elif name == "BRANCH":
            for each in about[1]:
                yield from _repeats(each, before)
            before += _one(about[1][0])
        elif name not in {"ASSERT", "ASSERT_NOT", "AT"}:
            before += _one([(kind, about)])


def _one(parsed: Any) -> str:
    """Something that it matches, more or less: the shortest."""
    written = ""
    for kind, about in parsed:
        name = str(kind)
        if name == "LITERAL":
            written += chr(about)
        elif name == "NOT_LITERAL":
            written += "a" if chr(about) != "a" else "b"
        elif name == "ANY":
            written += "a"
        elif name == "IN":
            written += _of_class(about)
        elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            written += _one(about[2]) * max(1, about[0])
        elif name == "SUBPATTERN":
            written += _one(about[3])
        elif name == "BRANCH":
            written += _one(about[1][0])
    return written


def _of_class(members: Any) -> str:
    """A letter that the class takes, asked of the class itself."""
    letters = {chr(about) for kind, about in members if str(kind) == "LITERAL"}
    ranges = [about for kind, about in members if str(kind) == "RANGE"]
    named = {str(about) for kind, about in members if str(kind) == "CATEGORY"}
    is_not = any(str(kind) == "NEGATE" for kind, _ in members)
    for letter in _LETTERS:
        is_in = letter in letters or any(low <= ord(letter) <= high for low, high in ranges)
        is_in = is_in or any(_in_category(letter, name) for name in named)
        if is_in != is_not:
            return letter
    return next(iter(letters), "a") if not is_not else "a"


def _in_category(letter: str, name: str) -> bool:
    kind = name.removeprefix("CATEGORY_").removeprefix("NOT_")
    is_kind = {
        "DIGIT": letter.isdigit(), "SPACE": letter.isspace(), "WORD": letter.isalnum() or letter == "_",
    }.get(kind, False)  # fmt: skip
    return is_kind != ("NOT_" in name)
