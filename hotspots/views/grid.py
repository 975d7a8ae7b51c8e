"""What the map page needs for its two grids of the week, and for how far the data go."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from hotspots.asked.selection import Selection
from hotspots.counts.freshness import read_freshness
from hotspots.counts.grid import any_time, hotspot_grid, patrol_grid
from hotspots.words.freshness import freshness_words
from hotspots.words.layers import not_narrowed
from patrols.dose.stays import Stay


def grid_context(
    request: HttpRequest, selection: Selection, stays: Sequence[Stay] | None, *, not_delivered: int
) -> dict[str, Any]:
    """With `?grid=rows` its numbers lead to their incidents instead of filtering the page.

    `stays` are the visits of the period, None where there are none to be read; `not_delivered` is how many
    planned ones are missing from them.
    """
    reader: User = request.user  # type: ignore[assignment]
    known = read_freshness(selection, reader, not_delivered=not_delivered, now=timezone.now())
    may_see_patrols = reader.can(Right.VIEW_PATROLS)
    return {
        "freshness": freshness_words(known),
        "grid": hotspot_grid(selection),
        "grid_is_marked": bool(selection.weekdays) or selection.hours is not None,
        "grid_leads_to_rows": reader.can(Right.VIEW_INCIDENTS) and request.GET.get("grid") == "rows",
        "may_see_patrols": may_see_patrols,
        "patrol_grid": None if stays is None else patrol_grid(selection, stays),
        "patrol_is_too_long": stays is None,
        "patrol_grid_note": not_narrowed(any_time(selection), "patrol"),
    }
