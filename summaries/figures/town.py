"""What a paper says beyond its zones: of a whole month, in the ranges that were published of it.

So that a paper beside the published figures tells nothing of the rest of the town that these do not.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from hotspots.disclosed.publishing import PublishedMonth, newest_published
from measures.disclosure.published import add_up

LEFT_OUT = "Domestic abuse, sexual offences and hate crime are in no count of a zone or a week."


def town_of(as_at: datetime) -> PublishedMonth | None:
    """The newest month that is published by then."""
    return newest_published(now=as_at)


def victim_figures(town: PublishedMonth | None) -> dict[str, Any]:
    """Kinds that imply a victim, together. No month is no figure, not a zero."""
    if town is None or town.victims is None:
        return {"month": None, "low": None, "high": None, "words": LEFT_OUT}
    count = town.victims
    told = f"In the whole town {count.words} were reported in {town.month.label}, small counts hidden"
    return {
        "month": str(town.month),
        "low": count.low,
        "high": count.high,
        "words": f"{LEFT_OUT} {told} and the rest rounded to 5.",
    }


def outside_note(town: PublishedMonth | None, hotspots: Collection[str]) -> dict[str, Any]:
    """That incidents outside the zones are in no table, and about how many there were in a month."""
    words = "Incidents outside the zones are in no table."
    if town is not None and town.table.places:
        outside = [place for place in town.table.places if place not in hotspots]
        count = add_up([town.table], places=outside)
        words = f"{words} In {town.month.label} there were {count.words}."
    return {"code": "outside", "count": None, "words": words}
