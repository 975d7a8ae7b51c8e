"""The tables of a paper as files: markings, formulas, who may have them, and that it is on record."""

import csv
import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from audit.models import AccessRecord
from summaries.paper.blocks import Cell, Paper, Section, Table
from summaries.paper.tables import table_csv, zip_of
from summaries.tests.factories import WEEK, draft, issued, reported

SignIn = Callable[[User], Client]
PAGE = f"/summaries/{WEEK}/tables/"


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def small(*cells: Cell) -> Paper:
    table = Table("t", "A table", ("What", "Number"), (cells,))
    section = Section("s", "A section", (table,))
    return Paper("partnership", "Weekly summary", "OFFICIAL", (("Version", Cell("1")),), (), (section,))


def test_a_file_begins_with_the_marking_and_says_which_paper_it_is_of() -> None:
    paper = small(Cell("Theft", is_heading=True), Cell("1,204", "incidents.all.theft.this_week", 1204))

    rows = rows_of(table_csv(paper, paper.sections[0].blocks[0]))  # type: ignore[arg-type]

    assert rows[:2] == [["OFFICIAL", "Weekly summary"], ["Version", "1"]]
    assert rows[-1] == ["Theft", "1204", "incidents.all.theft.this_week"]


def test_words_that_look_like_a_formula_are_no_formula_in_a_file() -> None:
    paper = small(Cell("=HYPERLINK(1)", is_heading=True), Cell("No data"))

    rows = rows_of(table_csv(paper, paper.sections[0].blocks[0]))  # type: ignore[arg-type]

    assert rows[-1][0] == "'=HYPERLINK(1)"


def test_the_same_paper_is_the_same_zip() -> None:
    paper = small(Cell("Theft"), Cell("3", "a.b", 3))

    assert zip_of(paper) == zip_of(paper)


@pytest.mark.django_db
def test_the_zip_holds_every_table_and_a_list_of_figures(
    supervisor: User, zones: object, sign_in: SignIn
) -> None:
    reported(supervisor, 3)
    issued(supervisor)

    response = sign_in(supervisor).get(PAGE)

    names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert names[0] == "figures.csv"
    assert "incidents-the-stow.csv" in names
    assert response["Content-Disposition"] == f'attachment; filename="OFFICIAL-{WEEK}-v1-tables.zip"'


@pytest.mark.django_db
def test_saving_tables_is_on_record(supervisor: User, sign_in: SignIn) -> None:
    paper = issued(supervisor)

    sign_in(supervisor).get(f"{PAGE}incidents-all.csv")

    record = AccessRecord.objects.filter(action="export").latest("pk")
    assert (record.kind, record.ids, record.filters) == ("summary", [str(paper)], "incidents-all.csv")


@pytest.mark.django_db
def test_a_table_that_the_paper_does_not_have_is_not_found(supervisor: User, sign_in: SignIn) -> None:
    issued(supervisor)

    assert sign_in(supervisor).get(f"{PAGE}secrets.csv").status_code == 404


@pytest.mark.django_db
def test_a_cabinet_member_saves_no_tables(councillor: User, supervisor: User, sign_in: SignIn) -> None:
    issued(supervisor)

    assert sign_in(councillor).get(PAGE).status_code == 403


@pytest.mark.django_db
def test_nobody_saves_a_paper_of_a_week_that_has_none(analyst: User, sign_in: SignIn) -> None:
    draft()

    assert sign_in(analyst).get("/summaries/2026-W30/tables/").status_code == 404
