"""Who is given the PDF of a paper, which bytes, and that it goes on record."""

import hashlib

import pytest

from accounts.models import User
from audit.models import AccessRecord
from incidents.categories import Category
from summaries.models import IssuedFile
from summaries.pdf.render import page_count
from summaries.pdf.services import keep_files
from summaries.tests.factories import MONDAY, WEEK, draft, issued, reported
from summaries.tests.read_pdf import text_of

pytestmark = pytest.mark.django_db
ADDRESS = f"/summaries/{WEEK}/pdf/"


def test_an_issued_paper_is_given_out_as_it_was_kept(supervisor: User, councillor: User, sign_in) -> None:
    reported(supervisor, 3, category=Category.THEFT)
    paper = issued(supervisor)
    kept = paper.files.get(mode="partnership")

    response = sign_in(councillor).get(ADDRESS)

    assert response.content == bytes(kept.content)
    assert (response["Content-Type"], kept.pages) == ("application/pdf", page_count(response.content))
    assert f'"OFFICIAL-harlow-weekly-summary-{WEEK}-v1.pdf"' in response["Content-Disposition"]
    assert hashlib.sha256(response.content).hexdigest() == kept.sha256
    assert "Issued by" in text_of(response.content)


def test_files_are_kept_once(supervisor: User) -> None:
    paper = issued(supervisor)
    before = list(IssuedFile.objects.values_list("mode", "sha256"))

    keep_files(paper, now=MONDAY)

    assert list(IssuedFile.objects.values_list("mode", "sha256")) == before


def test_a_draft_says_that_it_is_one_and_is_not_for_those_who_read_issued_papers(
    supervisor: User, councillor: User, sign_in
) -> None:
    draft()

    response = sign_in(supervisor).get(ADDRESS)

    assert "OFFICIAL: DRAFT, NOT ISSUED" in text_of(response.content)
    assert "-v1-draft.pdf" in response["Content-Disposition"]
    assert sign_in(councillor).get(ADDRESS).status_code == 404


def test_giving_it_out_goes_on_record_as_an_export(supervisor: User, sign_in) -> None:
    draft()

    sign_in(supervisor).get(ADDRESS)

    record = AccessRecord.objects.filter(action="export").latest("pk")
    assert (record.kind, record.ids) == ("summary", [f"{WEEK} version 1"])


def test_without_its_typeface_the_page_says_what_is_missing(
    supervisor: User, sign_in, settings, tmp_path
) -> None:
    draft()
    settings.PAPER_FONTS = str(tmp_path)

    response = sign_in(supervisor).get(ADDRESS)

    assert response.status_code == 503
    assert "The typeface of the PDF is missing" in response.content.decode()
