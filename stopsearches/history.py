"""What became of a stop search that was entered here: who put what right. Published ones have no history."""

from typing import Any

from django.db import models

from audit.history.reading import Change, Step
from audit.history.words import Line, Telling, begun, newest_first, who
from stopsearches.models import StopSearch
from zones.history import PLACE, place_put_right

_WHEN = frozenset({"searched_at", "time_precision"})


class StopSearchTelling(Telling):
    """Of a place it tells the zone and never the point."""

    hidden = frozenset({*_WHEN, *PLACE, "client_id", "as_written", "supplied_at", "supplied_by"})
    free_text = frozenset({"reference", "operation_name"})

    def words_of(self, step: Step) -> list[str]:
        words = super().words_of(step)
        if _WHEN & step.changes.keys():
            words.append("The time was put right.")
        return words + place_put_right(step)

    def value(self, change: Change, value: Any) -> str:
        """A yes or no that nobody answered is not a no."""
        if value is None and isinstance(change.field, models.BooleanField):
            return "not recorded"
        return super().value(change, value)


def timeline_of(search: StopSearch) -> list[Line]:
    """Newest first."""
    beginning = Line(search.supplied_at, who(search.recorded_by), (StopSearchTelling.made,))
    return newest_first(begun(beginning, StopSearchTelling().lines_of(search)))
