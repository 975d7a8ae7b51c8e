"""How one version of a paper differs from the one before: every figure, by its address. Plain Python."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

# How a row of a list is known again in the other version; the first that it has.
_KNOWN_BY = ("slug", "kind", "reference", "key", "code", "headline", "label", "name", "organisation", "week")
_CALLED = ("name", "label", "what", "words", "reference", "week", "technology", "organisation", "kind")
# No figures of the paper, or the same told twice over.
_LEFT_OUT = {"header", "definitions", "differences", "schema", "sections"}
_RESTATED = {"p", "usual", "tests", "note", "slug", "kind", "key", "code", "name", "label", "reference"}
# Lists that an address does not name: their rows say enough.
_UNNAMED = {"areas", "rows"}
_NAMES = {
    "this_week": "this week",
    "previous_week": "the week before",
    "mean_before": "mean of the four weeks before",
    "last_year": "same week last year",
    "usual_low": "lowest usual count",
    "usual_high": "highest usual count",
    "weeks_before": "weeks compared with",
    "year": "year to date",
    "rolling": "twelve months",
    "total": "All kinds",
    "status_words": "status",
    "is_overdue": "overdue",
    "now": "now",
    "before": "before",
}
# What is worked out from other figures of the paper, or says them in words.
_FOLLOWING = {
    "year",
    "rolling",
    "mean_before",
    "verdict",
    "charts",
    "notes",
    "next_week",
    "words",
    "is_overdue",
}
NOTHING = "not there"
THERE = "there"


class Leaf(NamedTuple):
    """One value of the figures, what a reader calls it, and the rows of lists that it is in.

    Each row is its address and how many of the names are its own.
    """

    names: tuple[str, ...]
    value: Any
    rows: tuple[tuple[str, int], ...] = ()


def differences_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each figure that is another in the later version, in the order of the paper.

    A row that only one version has is told once, not figure by figure. `follows` is whether the figure is
    worked out from others: one late record changes a count, and with it a year, a mean and a chart.
    """
    was, now = leaves(before), leaves(after)
    was_rows, now_rows = _rows(was), _rows(now)
    found: dict[str, dict[str, Any]] = {}
    for figure in [*now, *(figure for figure in was if figure not in now)]:
        old, new = was.get(figure), now.get(figure)
        if old is not None and new is not None:
            if old.value != new.value:
                found[figure] = _difference(figure, new.names, told(old), told(new))
        elif new is not None:
            row, names = _row_alone(figure, new, was_rows)
            found[row] = _difference(row, names, NOTHING, THERE if row != figure else told(new))
        elif old is not None:
            row, names = _row_alone(figure, old, now_rows)
            found[row] = _difference(row, names, THERE if row != figure else told(old), NOTHING)
    return list(found.values())


def leaves(figures: Mapping[str, Any]) -> dict[str, Leaf]:
    """Every value by its address, like "incidents.the-stow.theft.this_week"."""
    found: dict[str, Leaf] = {}
    for section, held in figures.items():
        if section not in _LEFT_OUT:
            for address, leaf in _walk(section, (_called(section),), held):
                found[address] = leaf
    return found


def _walk(
    address: str, names: tuple[str, ...], held: Any, rows: tuple[tuple[str, int], ...] = ()
) -> Iterator[tuple[str, Leaf]]:
    if isinstance(held, Mapping):
        labels = held.get("weeks") if isinstance(held.get("weeks"), Sequence) else None
        for key, value in held.items():
            if key in _RESTATED or key == "weeks":
                continue
            if labels and isinstance(value, list) and len(value) == len(labels):
                value = [{"week": week, "count": count} for week, count in zip(labels, value, strict=True)]
            own = () if key in _UNNAMED else (_called(key),)
            yield from _walk(address if key in _UNNAMED else f"{address}.{key}", (*names, *own), value, rows)
    elif isinstance(held, list):
        taken: set[str] = set()
        for place, value in enumerate(held):
            known, called = _identity(value, place)
            known = "-".join(known.split())
            known = f"{known}-{place + 1}" if known in taken else known
            taken.add(known)
            row = f"{address}.{known}"
            yield from _walk(row, (*names, called), value, (*rows, (row, len(names) + 1)))
    else:
        yield address, Leaf(names, held, rows)


def _rows(found: Mapping[str, Leaf]) -> set[str]:
    return {address for leaf in found.values() for address, _ in leaf.rows}


def _row_alone(figure: str, leaf: Leaf, others: set[str]) -> tuple[str, tuple[str, ...]]:
    """The widest row around a figure that the other version lacks; the figure itself if it has them all."""
    alone = next(((row, many) for row, many in leaf.rows if row not in others), None)
    return (figure, leaf.names) if alone is None else (alone[0], leaf.names[: alone[1]])


def _identity(row: Any, place: int) -> tuple[str, str]:
    if not isinstance(row, Mapping):
        return str(place + 1), str(place + 1)
    known = next((str(row[key]) for key in _KNOWN_BY if isinstance(row.get(key), str)), str(place + 1))
    called = next((row[key] for key in _CALLED if isinstance(row.get(key), str) and row[key]), known)
    return known, called


def _called(key: str) -> str:
    return _NAMES.get(key, key.replace("_", " "))


def _difference(figure: str, names: tuple[str, ...], was: str, now: str) -> dict[str, Any]:
    section, *rest = names
    where, what = section[:1].upper() + section[1:], ", ".join(rest) or section
    return {
        "figure": figure,
        "where": where,
        "what": what,
        "was": was,
        "now": now,
        "follows": not _FOLLOWING.isdisjoint(figure.split(".")),
        "words": f"{where}: {what}: {was}, now {now}",
    }


def told(leaf: Leaf) -> str:
    """A value as a reader takes it in; a gap is no zero."""
    value = leaf.value
    if value is None or value == "":
        return "no figure"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
