"""Since when there is anything on record: before it there is a gap, and a gap is not a zero."""

from datetime import date

from django.db.models import Min

from hotspots.asked.selection import Selection
from hotspots.counts.incidents import for_reader
from measures.weeks import local


def first_day_on_record(selection: Selection) -> date | None:
    """The London day of the first incident that its reader may have counted; None where there is none."""
    at = for_reader(selection).aggregate(at=Min("occurred_at"))["at"]
    return None if at is None else local(at).date()
