"""Patterns that take for ever: each regular expression of ours, over text made to make it try again."""

import ast
import re
import time
from collections.abc import Iterator

from audits.served import Site

LENGTHS = (2_000, 20_000)
# Seconds in which a pattern has to be through 20,000 characters.
PATIENCE = 0.25
_CALLS = {"compile", "match", "fullmatch", "search", "findall", "finditer", "sub", "split"}


def findings(site: Site) -> Iterator[str]:
    for where, pattern in _patterns():
        slowest, text = max((_seconds(pattern, text), text) for text in _texts(pattern))
        if slowest > PATIENCE:
            yield f"{where}: {pattern.pattern[:60]!r} takes {slowest:.2f} s over {text[:12]!r}…"


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    from tests.house import own_files, short

    for path in own_files(".py"):
        if {"tests", "bench", "audits"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if found := _pattern_in(node):
                yield f"{short(path)}:{node.lineno}", found  # type: ignore[attr-defined]
    from django.urls import get_resolver

    for pattern in get_resolver().url_patterns:
        yield "urls", pattern.pattern.regex


def _pattern_in(node: ast.AST) -> re.Pattern[str] | None:
    """Of `re.compile("…")` and its like; what is put together while running is not seen."""
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
    if not is_call or node.func.attr not in _CALLS or ast.unparse(node.func.value) != "re":
        return None
    written = node.args[0]
    if not isinstance(written, ast.Constant) or not isinstance(written.value, str):
        return None
    flags = re.VERBOSE if "VERBOSE" in ast.unparse(node) else 0
    return re.compile(written.value, flags | (re.IGNORECASE if "IGNORECASE" in ast.unparse(node) else 0))


def _texts(pattern: re.Pattern[str]) -> Iterator[str]:
    letters = sorted(set(re.sub(r"\\[a-zA-Z]", "", pattern.pattern)) - set("\\[](){}?*+^$|")) or ["x"]
    pairs = [one + other for one in "a0 .," for other in letters[:6]]
    for length in LENGTHS:
        for piece in ("a", "0", " ", "\t", "-", "a ", "0,", ".", '"', "<", "a.", "A1 ", *letters, *pairs):
            text = (piece * length)[:length]
            yield text + "!"
            yield "x" + text + "\n!"


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    """The longer texts are left out where the shorter ones are slow already."""
    began = time.perf_counter()
    pattern.search(text)
    pattern.fullmatch(text)
    return time.perf_counter() - began
