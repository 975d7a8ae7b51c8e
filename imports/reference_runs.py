"""Many references in few words: those that follow one another are told by the first and the last."""

from collections.abc import Iterable

_MOST_RUNS = 20


def in_few_words(references: Iterable[str]) -> str:
    """“INC-2026-000012 to INC-2026-000031, INC-2026-000040”."""
    runs: list[list[str]] = []
    for reference in sorted(references):
        if runs and _follows(runs[-1][-1], reference):
            runs[-1].append(reference)
        else:
            runs.append([reference])
    told = [run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs[:_MOST_RUNS]]
    left = sum(len(run) for run in runs[_MOST_RUNS:])
    return ", ".join(told) + (f" and {left:,} more" if left else "")


def _follows(first: str, second: str) -> bool:
    return first.rpartition("-")[0] == second.rpartition("-")[0] and _number(second) == _number(first) + 1


def _number(reference: str) -> int:
    return int(reference.rpartition("-")[2])
