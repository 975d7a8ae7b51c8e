"""The page where the sentences are edited shows what the figures do not bear out."""

import pytest

from accounts.models import User
from incidents.categories import Category
from summaries.tests.factories import WEEK, draft, reported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]
ADDRESS = f"/summaries/{WEEK}/edit/"


def test_a_wrong_number_is_saved_as_typed_and_shown_with_the_right_one(supervisor: User, sign_in) -> None:
    reported(supervisor, 3, category=Category.THEFT)
    paper = draft()
    client = sign_in(supervisor)
    typed = paper.narrative.replace("3 of theft", "4 of theft")

    page = client.post(ADDRESS, {"narrative": typed}, follow=True).content.decode()

    assert "1 number to look at" in page
    assert '<th scope="row" class="govuk-table__header">4</th>' in page
    assert "<strong>3</strong>" in page
    assert "4 of theft." in page
    paper.refresh_from_db()
    assert "4 of theft" in paper.narrative


def test_other_words_with_the_right_numbers_are_saved_without_a_word(supervisor: User, sign_in) -> None:
    reported(supervisor, 3, category=Category.THEFT)
    draft()

    response = sign_in(supervisor).post(ADDRESS, {"narrative": "There were 3 thefts, all in The Stow."})

    assert response.url == f"/summaries/{WEEK}/"


def test_the_page_tells_every_rule_of_the_sentences(supervisor: User, sign_in) -> None:
    draft()

    page = sign_in(supervisor).get(ADDRESS).content.decode()

    assert "How the sentences are drafted" in page
    assert page.count("<strong>What is being done") == 2
