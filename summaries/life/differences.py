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
    "now": "now",
    "before": "before",
}
NOTHING = "not there"


class Leaf(NamedTuple):
    """One value of the figures, and what a reader calls it."""

    names: tuple[str, ...]
    value: Any


def differences_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each figure that is another in the later version, in the order of the paper."""
    was, now = leaves(before), leaves(after)
    return [
        _difference(figure, was.get(figure), now.get(figure))
        for figure in [*now, *(figure for figure in was if figure not in now)]
        if _value(was.get(figure)) != _value(now.get(figure))
    ]


def leaves(figures: Mapping[str, Any]) -> dict[str, Leaf]:
    """Every value by its address, like "incidents.the-stow.theft.this_week"."""
    found: dict[str, Leaf] = {}
    for section, held in figures.items():
        if section not in _LEFT_OUT:
            for address, leaf in _walk(section, (_called(section),), held):
                found[address] = leaf
    return found


def _walk(address: str, names: tuple[str, ...], held: Any) -> Iterator[tuple[str, Leaf]]:
    if isinstance(held, Mapping):
        labels = held.get("weeks") if isinstance(held.get("weeks"), Sequence) else None
        for key, value in held.items():
            if key in _RESTATED or key == "weeks":
                continue
            if labels and isinstance(value, list) and len(value) == len(labels):
                value = [
                    {"week": str(week), "count": count} for week, count in zip(labels, value, strict=True)
                ]
            own = () if key in _UNNAMED else (_called(key),)
            yield from _walk(address if key in _UNNAMED else f"{address}.{key}", (*names, *own), value)
    elif isinstance(held, list):
        taken: set[str] = set()
        for place, value in enumerate(held):
            known, called = _identity(value, place)
            known = "-".join(known.split())
            known = f"{known}-{place + 1}" if known in taken else known
            taken.add(known)
            yield from _walk(f"{address}.{known}", (*names, called), value)
    else:
        yield address, Leaf(names, held)


def _identity(row: Any, place: int) -> tuple[str, str]:
    if not isinstance(row, Mapping):
        return str(place + 1), str(place + 1)
    known = next((str(row[key]) for key in _KNOWN_BY if isinstance(row.get(key), str)), str(place + 1))
    called = next((row[key] for key in _CALLED if isinstance(row.get(key), str) and row[key]), known)
    return known, called


def _called(key: str) -> str:
    return _NAMES.get(key, key.replace("_", " "))


def _value(leaf: Leaf | None) -> Any:
    return leaf.value if leaf else NOTHING


def _difference(figure: str, was: Leaf | None, now: Leaf | None) -> dict[str, Any]:
    leaf = now or was
    assert leaf is not None  # noqa: S101 - it is in one of the two
    section, *names = leaf.names
    where, what = section[:1].upper() + section[1:], ", ".join(names) or section
    return {
        "figure": figure,
        "where": where,
        "what": what,
        "was": told(was),
        "now": told(now),
        "words": f"{where}: {what}: {told(was)}, now {told(now)}",
    }


def told(leaf: Leaf | None) -> str:
    """A value as a reader takes it in; a gap is no zero, and a row that is not there is neither."""
    if leaf is None:
        return NOTHING
    value = leaf.value
    if value is None or value == "":
        return "no figure"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
