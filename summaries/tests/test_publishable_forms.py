"""The version for publication in each of its forms: who has it, what it says on top, what it never says."""

import json
import random
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import User
from hotspots.tests.attacker import happen
from summaries.life.verifying import broken_seals
from summaries.models import WeeklySummary
from summaries.paper.build import build_paper
from summaries.tests import read_forms
from summaries.tests.factories import issued
from summaries.tests.few_people import people
from summaries.tests.figures_of_a_week import WEEK, paper_of_a_week

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Api = Callable[[User], APIClient]
PAGE = f"/summaries/{WEEK}/"
ASKED = {"mode": "publishable"}
STATEMENT = "This version may be published: small counts are hidden and others rounded."
_VOLATILE = re.compile(r'(nonce|value)="[^"]{20,}"')


@pytest.fixture
def october(zones: Any, liaison: User) -> None:
    """A month with enough in it for a word about the week, and with small counts."""
    happen(random.Random(1), liaison, 2026, {(10, "the-stow", "theft"): 34, (10, "north-gate", "drugs"): 3})


def forms(client: Client, token: APIClient) -> dict[str, bytes]:
    """Each form as bytes, without what is another every time."""
    pages = {name: client.get(f"{PAGE}{name}", ASKED).content for name in ("", "print/")}
    files = zipfile.ZipFile(BytesIO(client.get(f"{PAGE}tables/", ASKED).content))
    answer = token.get(f"/api/v1/summaries/{WEEK}/", ASKED).json()
    return {
        **{name: _VOLATILE.sub("", page.decode()).encode() for name, page in pages.items()},
        **{name: files.read(name) for name in files.namelist()},
        "pdf": client.get(f"{PAGE}pdf/", ASKED).content,
        "api": json.dumps(answer).encode(),
    }


def test_in_no_form_a_small_count_can_be_told_from_another(
    october: None, supervisor: User, sign_in: SignIn, api: Api
) -> None:
    client, token, made = sign_in(supervisor), api(supervisor), []
    for count in (1, 4):
        with transaction.atomic():
            WeeklySummary.objects.create(**_fields(people(count)))
            made.append(forms(client, token))
            transaction.set_rollback(True)

    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    assert b"1 to 4" in made[0]["api"]
    assert made[0]["pdf"].startswith(b"%PDF")


def test_whoever_reads_the_paper_reads_what_may_be_published_and_is_told_so_on_top(
    october: None, supervisor: User, councillor: User, sign_in: SignIn
) -> None:
    issued(supervisor, WEEK)

    page = sign_in(councillor).get(PAGE, ASKED).content.decode()

    assert page.index(STATEMENT) < page.index("app-narrative")
    assert page.count("OFFICIAL, for publication") == 2
    assert supervisor.full_name not in page


def test_each_version_leads_to_the_other(supervisor: User, zones: Any, sign_in: SignIn) -> None:
    issued(supervisor, WEEK)
    client = sign_in(supervisor)

    assert f"{PAGE}?version=1&amp;mode=publishable" in client.get(PAGE).content.decode()
    assert f'href="{PAGE}?version=1"' in client.get(PAGE, ASKED).content.decode()


def test_page_print_files_and_answer_say_the_same(
    october: None, supervisor: User, sign_in: SignIn, api: Api
) -> None:
    paper, client = issued(supervisor, WEEK), sign_in(supervisor)
    said = read_forms.of_paper(build_paper(paper, mode="publishable"))

    pages = [client.get(f"{PAGE}{name}", ASKED).content.decode() for name in ("", "print/")]
    files, _ = read_forms.of_files(client.get(f"{PAGE}tables/", ASKED).content)
    figures = api(supervisor).get(f"/api/v1/summaries/{WEEK}/", ASKED).json()["figures"]

    assert [read_forms.of_page(page) for page in pages] == [said, said]
    assert files == said
    row = next(row for row in figures["incidents"]["areas"][0]["rows"] if row["kind"] == "theft")
    assert said["incidents.all.theft.month"] == {row["words"]} == {"35"}


def test_a_file_is_named_and_marked_for_publication(october: None, supervisor: User, sign_in: SignIn) -> None:
    issued(supervisor, WEEK)
    client = sign_in(supervisor)

    names = [client.get(f"{PAGE}{name}/", ASKED).headers["Content-Disposition"] for name in ("tables", "pdf")]

    assert all("OFFICIAL-FOR-PUBLICATION-" in name for name in names)


def test_it_is_fixed_at_issue_and_sealed(october: None, supervisor: User, liaison: User) -> None:
    paper = issued(supervisor, WEEK)
    before = build_paper(paper, mode="publishable")

    happen(random.Random(2), liaison, 2026, {(10, "the-stow", "theft"): 9, (9, "the-stow", "drugs"): 9})

    again = WeeklySummary.objects.get(pk=paper.pk)
    assert again.publishable is not None
    assert build_paper(again, mode="publishable") == before
    assert broken_seals() == []


def test_a_draft_says_that_it_is_not_to_be_published_yet(
    october: None, supervisor: User, councillor: User, sign_in: SignIn
) -> None:
    paper_of_a_week()

    page = sign_in(supervisor).get(PAGE, ASKED).content.decode()

    assert f"{STATEMENT} It is a draft: publish it once it is issued." in page
    assert sign_in(councillor).get(PAGE, ASKED).status_code == 404


@pytest.mark.parametrize("form", ["", "print/", "tables/", "pdf/"])
def test_a_paper_that_was_issued_without_has_no_version_for_publication(
    form: str, zones: Any, supervisor: User, sign_in: SignIn
) -> None:
    at = datetime(2026, 11, 16, 9, tzinfo=UTC)
    fields = _fields(people(1) | {"revisions": []}) | {
        "status": "issued",
        "issued_by": supervisor,
        "issued_at": at,
        "sha256": "0",
    }
    WeeklySummary.objects.create(**fields, seal_version=1)
    client = sign_in(supervisor)

    assert client.get(f"{PAGE}{form}", ASKED).status_code == 404
    assert "mode=publishable" not in client.get(PAGE).content.decode()


@pytest.mark.parametrize("form", ["", "print/", "tables/", "pdf/"])
def test_a_misspelt_mode_is_not_found_rather_than_full_counts(
    form: str, zones: Any, supervisor: User, sign_in: SignIn
) -> None:
    paper_of_a_week()

    assert sign_in(supervisor).get(f"{PAGE}{form}", {"mode": "publishible"}).status_code == 404


def test_the_answer_for_publication_has_nothing_else_in_it(
    october: None, supervisor: User, councillor: User, api: Api
) -> None:
    issued(supervisor, WEEK)

    answer = api(councillor).get(f"/api/v1/summaries/{WEEK}/", ASKED).json()

    assert set(answer) == {
        "week", "version", "status", "mode", "marking", "statement", "data_as_at", "issued_at", "sentences",
        "figures",
    }  # fmt: skip
    assert answer["marking"] == "OFFICIAL, for publication"
    assert "usual_high" not in json.dumps(answer["figures"])


def _fields(figures: dict[str, Any]) -> dict[str, Any]:
    return {
        "week_text": str(WEEK), "year": WEEK.year, "number": WEEK.number, "figures": figures, "schema": "3",
        "definitions_version": "3", "narrative": "One knife was found.", "data_as_at": WEEK.ends_at,
        "compiled_at": WEEK.ends_at,
    }  # fmt: skip
