"""Since when there is anything on record: before it there is a gap, and a gap is not a zero."""

from datetime import date

from hotspots.asked.selection import Selection
from hotspots.counts.incidents import for_reader
from incidents.whole import whole_from
from measures.weeks import local


def first_day_on_record(selection: Selection) -> date | None:
    """The London day of the first incident that its reader may have counted; None where there is none."""
    at = for_reader(selection).aggregate(at=whole_from())["at"]
    return None if at is None else local(at).date()
