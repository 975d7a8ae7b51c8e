"""What the file of a paper is called, wherever it is given out."""

from django.utils.text import slugify

from hotspots.disclosed.words import FOR_PUBLICATION
from summaries.models import WeeklySummary
from summaries.paper.blocks import Mode


def file_name(summary: WeeklySummary, mode: Mode = "partnership") -> str:
    """With the marking first, because a file leaves the place that it was marked in."""
    marking = slugify(summary.marking if mode == "partnership" else FOR_PUBLICATION).upper()
    which = "" if mode == "partnership" else "-publishable"
    state = f"v{summary.version}" if summary.is_issued else f"v{summary.version}-draft"
    return f"{marking}-harlow-weekly-summary-{summary.week_text}-{state}{which}.pdf"
