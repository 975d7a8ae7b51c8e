"""No number differs between the forms of one paper: all of them are made, and every figure is compared."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import User
from summaries.life.differences import leaves
from summaries.models import WeeklySummary
from summaries.paper.build import build_paper
from summaries.tests import read_forms
from summaries.tests.figures_of_a_week import WEEK, paper_of_a_week

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Api = Callable[[User], APIClient]
PAGE = f"/summaries/{WEEK}/"


@pytest.fixture
def paper(zones: Any) -> WeeklySummary:
    return paper_of_a_week()


def test_the_page_says_what_the_paper_says(paper: WeeklySummary, supervisor: User, sign_in: SignIn) -> None:
    said = read_forms.of_page(sign_in(supervisor).get(PAGE).content.decode())

    assert said == read_forms.of_paper(build_paper(paper))


def test_print_says_what_the_page_says(paper: WeeklySummary, supervisor: User, sign_in: SignIn) -> None:
    client = sign_in(supervisor)

    page, printed = (client.get(address).content.decode() for address in (PAGE, f"{PAGE}print/"))

    assert read_forms.of_page(printed) == read_forms.of_page(page)


def test_files_say_what_the_paper_says(paper: WeeklySummary, supervisor: User, sign_in: SignIn) -> None:
    said, _ = read_forms.of_files(sign_in(supervisor).get(f"{PAGE}tables/").content)

    assert said == read_forms.of_paper(build_paper(paper))


def test_the_api_has_every_number_at_its_address(
    paper: WeeklySummary, supervisor: User, sign_in: SignIn, api: Api
) -> None:
    _, numbers = read_forms.of_files(sign_in(supervisor).get(f"{PAGE}tables/").content)

    answered = leaves(api(supervisor).get(f"/api/v1/summaries/{WEEK}/").json()["figures"])

    told = {figure: answered[figure].value for figure in numbers if figure in answered}
    assert told == {figure: number for figure, number in numbers.items() if figure in answered}
    assert set(numbers) - set(answered) == set()


def test_every_sentence_is_on_the_page(paper: WeeklySummary, supervisor: User, sign_in: SignIn) -> None:
    page = sign_in(supervisor).get(PAGE).content.decode()

    told = [
        block for section in build_paper(paper).sections for block in section.blocks if block.kind == "words"
    ]

    assert [block.text for block in told if block.text not in page] == []
