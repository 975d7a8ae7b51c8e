"""Which mode of a paper is asked for, and the publishable figures of a paper: frozen, or of a draft."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from hotspots.disclosed.publishing import newest_published
from summaries.models import WeeklySummary
from summaries.paper.blocks import Mode
from summaries.paper.publishable import publishable_figures


def mode_asked(asked: Mapping[str, Any]) -> Mode:
    """Partnership unless the other is asked for. A word that is neither is not found.

    Else a slip of the pen would hand out full counts under an address that looks like the other.
    """
    mode = asked.get("mode") or "partnership"
    if mode == "publishable":
        return "publishable"
    if mode == "partnership":
        return "partnership"
    raise Http404


def is_publishable(summary: WeeklySummary) -> bool:
    """Whether it has publishable figures: papers issued before there were any do not."""
    return not summary.is_issued or summary.publishable is not None


def publishable_of(summary: WeeklySummary) -> dict[str, Any] | None:
    """As they were fixed at issue; of a draft worked out now. None of a paper that was issued without."""
    if summary.is_issued:
        found: dict[str, Any] | None = summary.publishable
        return found
    return publishable_figures(summary.figures, newest_published(now=summary.data_as_at))
