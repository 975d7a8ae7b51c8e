"""The list behind a figure has as many rows as the figure says, for whoever may open it."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from incidents.categories import Category
from summaries.paper.blocks import Cell
from summaries.paper.build import build_paper
from summaries.tests.factories import WEEK, draft, issued, reported
from summaries.tests.read_forms import tables_in

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def cells(officer: User, supervisor: User, zones: object) -> dict[str, Cell]:
    """Of a week with incidents of three kinds, one of them of a kind that no paper counts."""
    reported(officer, 4, category=Category.VIOLENCE)
    reported(officer, 2, category=Category.THEFT, zone="north-gate")
    reported(officer, 3, category=Category.DOMESTIC_ABUSE)
    reported(officer, 1, week=WEEK.previous(60))
    paper = build_paper(draft())
    return {
        cell.figure: cell for table in tables_in(paper) for row in table.rows for cell in row if cell.figure
    }


@pytest.mark.parametrize(
    "figure",
    [
        "incidents.the-stow.violence.this_week",
        "incidents.the-stow.total.this_week",
        "incidents.all.total.this_week",
        "incidents.all.total.rolling.now",
    ],
)
def test_as_many_rows_as_the_figure_says(
    figure: str, cells: dict[str, Cell], liaison: User, officer: User, sign_in: SignIn
) -> None:
    found = [
        sign_in(reader).get(cells[figure].rows).context["page_obj"].paginator.count
        for reader in (liaison, officer)
    ]

    assert found == [cells[figure].value, cells[figure].value]


def test_nothing_is_behind_a_zero(cells: dict[str, Cell]) -> None:
    assert cells["incidents.west-gate.total.this_week"].value == 0
    assert cells["incidents.west-gate.total.this_week"].rows == ""


def test_a_cabinet_member_has_the_figure_and_no_link(
    cells: dict[str, Cell], supervisor: User, councillor: User, sign_in: SignIn
) -> None:
    issued(supervisor)

    page = sign_in(councillor).get("/summaries/2026-W46/").content.decode()

    assert 'data-figure="incidents.the-stow.violence.this_week">4<' in page
    assert "/incidents/?" not in page
