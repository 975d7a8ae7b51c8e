"""The sentences about what the map shows besides incidents: which filters narrow it, and which do not."""

from collections.abc import Collection

from hotspots.asked.selection import Selection

_CALLED = {
    "category": "the kind of incident",
    "weapon": "the weapon",
    "weekday": "the day of the week",
    "time_of_day": "the time of day",
    "source": "the source",
    "zone": "the zone",
    "cell": "the cell",
}


def not_narrowed(selection: Selection, layer: str, *, by: Collection[str] = ("zone",)) -> str:
    """Which of the chosen filters say nothing about that layer; nothing when all of them do.

    `by` are the filters that do narrow it; the period always does.
    """
    named = [words for name, words in _CALLED.items() if name not in by and getattr(selection, name)]
    if not named:
        return ""
    *most, last = named
    listed = f"{', '.join(most)} and {last}" if most else last
    verb, them = ("do", "them") if most else ("does", "it")
    said = f"{listed} {verb} not apply to {layer}, so this list is not narrowed by {them}."
    return said[0].upper() + said[1:]


def how_many(number: int, one: str, many: str = "") -> str:
    """1 visit; 1,200 stop searches"""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
