"""No number differs between the forms of one paper: all of them are made, and every figure is compared."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from accounts.models import User
from summaries.life.differences import leaves
from summaries.mail.plain import as_text
from summaries.models import WeeklySummary
from summaries.paper.blocks import Paper, Table
from summaries.paper.build import build_paper
from summaries.pdf.render import pdf_of
from summaries.tests import read_forms
from summaries.tests.figures_of_a_week import WEEK, paper_of_a_week
from summaries.tests.read_pdf import text_of

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


def test_the_pdf_has_every_row_of_every_table(paper: WeeklySummary) -> None:
    told = build_paper(paper)

    said = _squeezed(text_of(pdf_of(told, made_at=paper.compiled_at)))

    tables = [table for section in told.sections for table in section.blocks if table.kind == "table"]
    rows = [
        "".join(cell.text for cell in row) for table in tables if table.look == "table" for row in table.rows
    ]
    assert len(rows) > 50
    assert [row for row in rows if _squeezed(row) not in said] == []


def test_the_plain_mail_has_every_figure_under_its_name(paper: WeeklySummary) -> None:
    told = build_paper(paper)

    lines = as_text(told).splitlines()

    for table in _tables(told):
        for heading, *others in table.rows:
            named = zip(table.columns[1:], others, strict=True)
            wanted = [f"{name}: {cell.text}" for name, cell in named if cell.text]
            of_the_row = [line for line in lines if line.startswith(f"* {heading.text}")]
            assert any(all(each in line for each in wanted) for line in of_the_row), (table.name, wanted)


def test_the_page_asks_the_database_as_often_for_a_full_week_as_for_an_empty_one(
    paper: WeeklySummary, supervisor: User, sign_in: SignIn
) -> None:
    client = sign_in(supervisor)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as full:
        client.get(PAGE)
    WeeklySummary.objects.update(figures={"header": paper.figures["header"]})

    with CaptureQueriesContext(connection) as empty:
        client.get(PAGE)

    assert len(full) == len(empty)


def _tables(paper: Paper) -> list[Table]:
    return [block for section in paper.sections for block in section.blocks if isinstance(block, Table)]


def _squeezed(text: str) -> str:
    """Without spaces, which a line that ends may add or swallow."""
    return "".join(text.split())
