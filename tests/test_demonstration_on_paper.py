"""The weeks of the demonstration on paper: two pages each, from figures that were really compiled."""

from datetime import UTC, datetime
from typing import Any

import pytest

from harlowsafety.demo.story import ISSUED_WEEKS, tell
from summaries.models import WeeklySummary
from summaries.paper.build import build_paper
from summaries.pdf.render import page_count, pdf_of

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_each_week_of_the_demonstration_is_two_pages(settings: Any) -> None:
    settings.DEBUG = True  # only so have its people any right
    tell(seed=2026, now=MONDAY, say=lambda _: None)

    papers = list(WeeklySummary.objects.all())
    pages = {str(paper): page_count(pdf_of(build_paper(paper), made_at=MONDAY)) for paper in papers}
    kept = [file.pages for paper in papers for file in paper.files.filter(mode="partnership")]

    assert len(pages) == ISSUED_WEEKS + 1
    assert set(pages.values()) == {2}, pages
    assert kept == [2] * ISSUED_WEEKS
