"""The pages of the import room, as somebody walks through them."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from audit.models import AccessRecord
from imports.models import ImportBatch, StagedPiece
from imports.services.running import run_batch
from imports.tests.factories import FAIR, MARKET, WRONG, checked, imported, sheet, staged
from zones.models import TownEvent

pytestmark = pytest.mark.usefixtures("kinds_for_tests", "zones")
SignIn = Callable[[User], Client]
MIXED_UP = b"What,When,How big\nAdvent fair,2026-12-05,tiny\n"


def sent(browser: Client, content: bytes, kind: str = "events", **also: str) -> str:
    """Where the browser is led after the file was sent."""
    file = SimpleUploadedFile("events.csv", content)
    answer = browser.post(
        f"/imports/new/{kind}/",
        {"files": [file], "client_id": "8d8b9d3e-6f1e-4a8b-9d63-2a56a7d0a001", **also},
    )
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def test_a_file_with_headings_of_its_own_goes_straight_to_its_check(
    supervisor: User, sign_in: SignIn
) -> None:
    browser = sign_in(supervisor)

    page = browser.get(sent(browser, sheet(FAIR), kind="fairs")).content.decode()

    assert "Being checked" in page and "<progress" in page


def test_a_sheet_is_understood_checked_confirmed_and_undone(supervisor: User, sign_in: SignIn) -> None:
    browser = sign_in(supervisor)
    columns = sent(browser, MIXED_UP, sender="Town centre manager")

    at = browser.post(columns, {"name": "What", "day": "When", "size": ""}).url
    batch = ImportBatch.objects.get()
    run_batch(batch.pk)
    page = browser.get(at).content.decode()
    assert "Importing would add 1 row." in page and not TownEvent.objects.exists()

    batch.refresh_from_db()
    browser.post(f"{at}import/", {"of_check": batch.checked_at.isoformat()})
    run_batch(batch.pk)
    assert "See exactly these rows" in browser.get(at).content.decode()
    assert TownEvent.objects.get().name == "Advent fair"

    browser.post(f"{at}undo/", {"reason": "The fair moved to another day"})
    assert "Being undone" in browser.get(at).content.decode() and TownEvent.objects.exists()
    run_batch(batch.pk)
    assert not TownEvent.objects.exists()
    assert "The fair moved to another day" in browser.get(at).content.decode()


def test_the_columns_of_a_sender_are_known_the_next_time(supervisor: User, sign_in: SignIn) -> None:
    browser = sign_in(supervisor)
    columns = sent(browser, MIXED_UP, sender="Town centre manager")
    browser.post(columns, {"name": "What", "day": "When", "size": ""})

    again = staged(supervisor, MIXED_UP, sender="Town centre manager")
    page = browser.get(f"/imports/{again}/columns/")

    assert page.context["form"]["name"].initial == "What"
    assert "the last time Town centre manager sent" in page.content.decode()


def test_a_column_that_is_left_out_is_asked_for_again(supervisor: User, sign_in: SignIn) -> None:
    batch = staged(supervisor, MIXED_UP)

    page = sign_in(supervisor).post(f"/imports/{batch}/columns/", {"name": "What", "day": ""})

    assert "Choose the column that holds “Day”." in page.content.decode()
    assert page.context["form"]["name"].value() == "What"


def test_what_is_wrong_is_told_line_by_line_and_as_a_file(supervisor: User, sign_in: SignIn) -> None:
    batch = checked(supervisor, sheet(FAIR, WRONG))
    browser = sign_in(supervisor)

    page = browser.get(batch.get_absolute_url()).content.decode()
    file = browser.get(f"/imports/{batch}/findings.csv")

    assert "Nothing was changed" in page and "Not a day" in page
    assert "OFFICIAL" in file.content.decode() and "events.csv,3,day,Not a day,Yes" in file.content.decode()
    assert AccessRecord.objects.filter(action="export", ids=[str(batch)]).exists()


def test_the_bar_asks_how_far_it_is(supervisor: User, sign_in: SignIn) -> None:
    batch = checked(supervisor, sheet(FAIR))

    answer = sign_in(supervisor).get(f"/imports/{batch}/progress/")

    assert answer.json() == {"at_work": False, "percent": None, "words": ""}


def test_an_older_check_than_the_newest_is_not_confirmed(supervisor: User, sign_in: SignIn) -> None:
    batch = checked(supervisor, sheet(FAIR))

    page = sign_in(supervisor).post(
        f"/imports/{batch}/import/", {"of_check": "2026-11-01T09:00:00+00:00"}, follow=True
    )

    assert "checked again since you looked" in page.content.decode()
    batch.refresh_from_db()
    assert batch.state == "checked"


def test_what_cannot_be_undone_says_why_instead_of_asking(
    supervisor: User, zones: dict, sign_in: SignIn
) -> None:
    batch = imported(supervisor, sheet(FAIR, MARKET))
    TownEvent.objects.filter(name="Market").update(zone=zones["the-stow"])

    page = sign_in(supervisor).get(f"/imports/{batch}/undo/").content.decode()

    assert "Market has been moved to The Stow since." in page
    assert "<textarea" not in page


def test_undoing_asks_for_a_reason(supervisor: User, sign_in: SignIn) -> None:
    batch = imported(supervisor, sheet(FAIR))

    page = sign_in(supervisor).post(f"/imports/{batch}/undo/", {"reason": ""})

    assert page.status_code == 422
    assert "Say why, in a few words." in page.content.decode()
    assert TownEvent.objects.exists()


def test_giving_up_erases_the_files(supervisor: User, sign_in: SignIn) -> None:
    batch = checked(supervisor, sheet(FAIR))

    page = sign_in(supervisor).post(f"/imports/{batch}/give-up/", follow=True)

    assert "given up" in page.content.decode()
    assert not batch.files.filter(pieces__isnull=False).exists()


def test_whoever_may_not_import_a_kind_finds_nothing_of_it(
    supervisor: User, analyst: User, sign_in: SignIn
) -> None:
    batch = checked(supervisor, sheet(FAIR))
    browser = sign_in(analyst)

    answers = [browser.get(at).status_code for at in (batch.get_absolute_url(), "/imports/new/events/")]

    assert answers == [404, 404]
    assert str(batch) not in browser.get("/imports/").content.decode()


def test_the_same_form_sent_again_leads_to_what_became_of_it(supervisor: User, sign_in: SignIn) -> None:
    browser = sign_in(supervisor)
    sent(browser, sheet(FAIR), kind="fairs")
    batch = ImportBatch.objects.get()
    run_batch(batch.pk)
    batch.refresh_from_db()
    browser.post(f"/imports/{batch}/import/", {"of_check": batch.checked_at.isoformat()})
    run_batch(batch.pk)

    again = sent(browser, sheet(FAIR), kind="fairs")

    assert again == batch.get_absolute_url()
    assert ImportBatch.objects.get().state == "imported"


@pytest.mark.parametrize("told", ["", "yesterday", "2026-13-45T09:00:00+00:00"])
def test_a_yes_to_no_check_imports_nothing(supervisor: User, sign_in: SignIn, told: str) -> None:
    batch = checked(supervisor, sheet(FAIR))

    page = sign_in(supervisor).post(f"/imports/{batch}/import/", {"of_check": told}, follow=True)

    assert "Look at what the check tells" in page.content.decode()
    batch.refresh_from_db()
    assert batch.state == "checked"


@pytest.mark.parametrize("step", ["columns", "words"])
def test_a_file_that_is_not_kept_any_more_is_said_to_be_gone(
    supervisor: User, sign_in: SignIn, step: str
) -> None:
    batch = staged(supervisor, sheet(FAIR))
    StagedPiece.objects.all().delete()
    browser = sign_in(supervisor)

    pages = [browser.get(f"/imports/{batch}/{step}/"), browser.post(f"/imports/{batch}/{step}/", {})]

    assert [page.status_code for page in pages] == [422, 422]
    assert all("is not kept any more" in page.content.decode() for page in pages)


@pytest.mark.parametrize("step", ["columns", "words"])
def test_the_columns_of_what_is_imported_stay(supervisor: User, sign_in: SignIn, step: str) -> None:
    batch = imported(supervisor, sheet(FAIR))

    page = sign_in(supervisor).post(f"/imports/{batch}/{step}/", {"name": "Day"}, follow=True)

    assert "cannot be changed any more" in page.content.decode()
    batch.refresh_from_db()
    assert batch.state == "imported"
