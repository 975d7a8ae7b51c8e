"""The week of the council's press article on paper: two pages, with each of its facts."""

import pytest

from accounts.models import User
from harlowsafety.demo.article import enter_article
from summaries.paper.build import build_paper
from summaries.pdf.render import page_count, pdf_of
from summaries.tests.factories import MONDAY, WEEK, draft
from summaries.tests.read_pdf import text_of
from zones.models import Zone

pytestmark = pytest.mark.django_db


def test_the_articles_week_is_two_pages_with_each_of_its_facts(
    zones: dict[str, Zone], supervisor: User, liaison: User
) -> None:
    enter_article(week=WEEK, council=supervisor, police=liaison, zones=zones, now=MONDAY)

    pdf = pdf_of(build_paper(draft()), made_at=MONDAY)

    said = text_of(pdf)
    assert page_count(pdf) == 2
    for fact in (
        "OpenGate weapons detector led to 1 knife",
        "1 arrest; 1 community resolution; 3 stop searches; 2 pieces of intelligence",
        "Live facial recognition, 2 vans",
        "Individuals serving sentences or remanded 15",
        "Develop a community engagement action plan",
        "Mobile weapons detector, Town centre",
    ):
        assert fact in said, fact
