"""Patterns that take for ever: each regular expression of ours, over text made to make it try again.

They are timed in a process of their own, which is ended when one does not come back.
"""

import ast
import importlib
import re
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import ModuleType

from audits.evil_text import texts
from audits.served import Site

# Seconds in which a pattern has to be through 20,000 characters, and in which a process may be silent.
PATIENCE = 0.25
SILENT = 20
_CALLS = {"compile", "match", "fullmatch", "search", "findall", "finditer", "sub", "split"}
_VALIDATORS = {"RegexValidator", "RegexField"}
_PARAMETER = re.compile(r"\(\?P<\w+>([^()]*(?:\([^()]*\)[^()]*)*)\)")
_Pattern = re.Pattern[str] | re.Pattern[bytes]


def findings(site: Site) -> Iterator[str]:
    patterns = dict(_patterns())
    print(f"    {len(patterns)} patterns", flush=True)
    with Stopwatch() as stopwatch:
        for pattern, where in patterns.items():
            slow = stopwatch.slowest(pattern)
            if slow > PATIENCE:
                yield f"{where}: {pattern.pattern[:60]!r} takes {slow:.2f} s"


def _patterns() -> Iterator[tuple[_Pattern, str]]:
    from tests.house import own_files, short

    for path in own_files(".py"):
        if {"tests", "bench", "audits", "migrations"} & set(path.parts) or path.name == "conftest.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if found := pattern_in(node):
                yield found, f"{short(path)}:{node.lineno}"  # type: ignore[attr-defined]
        name = short(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if not name.endswith("__main__"):
            yield from _put_together(importlib.import_module(name))
    from django.urls import get_resolver

    # Addresses differ in their words, which go through once; one of each with the same parameters is enough.
    alike = {
        tuple(_PARAMETER.findall(route.pattern)): route for route in _routes(get_resolver().url_patterns)
    }
    yield from ((route, "an address") for route in alike.values())


def pattern_in(node: ast.AST) -> _Pattern | None:
    """Of `re.compile("…")` and its like, and of validators, where it is written out."""
    if not isinstance(node, ast.Call):
        return None
    called = ast.unparse(node.func)
    written = [*node.args, *(each.value for each in node.keywords if each.arg == "regex")]
    is_call = called.startswith("re.") and called.removeprefix("re.") in _CALLS
    if not written or not (is_call or called.rpartition(".")[2] in _VALIDATORS):
        return None
    text = written[0]
    if not isinstance(text, ast.Constant) or not isinstance(text.value, str | bytes):
        return None
    whole = ast.unparse(node)
    flags = sum(
        getattr(re, name) for name in ("VERBOSE", "IGNORECASE", "ASCII", "MULTILINE") if name in whole
    )
    return re.compile(text.value, flags)


def _put_together(module: ModuleType) -> Iterator[tuple[_Pattern, str]]:
    """What is put together while the module is read, and kept under a name."""
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern):
            yield value, f"{module.__name__}.{name}"


def _routes(routes: list[object]) -> Iterator[re.Pattern[str]]:
    for route in routes:
        yield route.pattern.regex  # type: ignore[attr-defined]
        yield from _routes(getattr(route, "url_patterns", []))


class Stopwatch:
    """A process that tries patterns, one after the other; a new one whenever it had to be ended."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        spawn = get_context("spawn")
        self.ours, theirs = spawn.Pipe()
        self.process = spawn.Process(target=_time, args=(theirs,))
        self.process.start()
        theirs.close()

    def __enter__(self) -> "Stopwatch":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.join()

    def slowest(self, pattern: _Pattern) -> float:
        """Seconds for the text that is worst for it; `SILENT` where it did not come back."""
        self.ours.send((pattern.pattern, pattern.flags))
        worst = 0.0
        while self.ours.poll(SILENT):
            seconds = self.ours.recv()
            if seconds is None:
                return worst
            worst = max(worst, seconds)
        self.__exit__()
        self._begin()
        return float(SILENT)


def _time(told: Connection) -> None:
    """The longer texts are left out where the shorter ones are slow already."""
    while True:
        written, flags = told.recv()
        pattern = re.compile(written, flags)
        for text in texts(pattern):
            began = time.perf_counter()
            pattern.search(text)
            pattern.fullmatch(text)
            seconds = time.perf_counter() - began
            told.send(seconds)
            if seconds > 10 * PATIENCE:
                break
        told.send(None)
