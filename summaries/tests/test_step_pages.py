"""The steps of a paper as pages: what each asks, whom it stops, and what the paper says of it."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.tests.factories import person
from summaries.models import WeeklySummary
from summaries.tests.factories import MONDAY, WEEK, approved, draft, issued, reported
from summaries.wording.services import edit_narrative

pytestmark = pytest.mark.usefixtures("zones")
PAPER, CHECK, READ, APPROVE, BACK, ISSUE, CORRECT = (
    reverse(f"summaries:{name}", args=[WEEK])
    for name in ("detail", "check", "read", "approve", "send_back", "issue", "correct")
)


@pytest.fixture
def manager(db: None) -> User:
    return person("supervisor", email="manager@example.org", full_name="Maya Manager")


def seen() -> dict[str, str]:
    return {"seen": WeeklySummary.objects.get().fingerprint}


def status() -> str:
    return str(WeeklySummary.objects.get().status)


def test_the_check_shows_each_section_with_its_reason_and_asks_whether_that_was_seen(
    analyst: User, sign_in: Any
) -> None:
    paper, browser = draft(), sign_in(analyst)

    asked = browser.get(CHECK).content.decode()
    refused = browser.post(CHECK, seen())
    done = browser.post(CHECK, {**seen(), "seen_sections": "on"})

    sections = paper.figures["sections"]
    assert sections and all(section["name"] in asked for section in sections)
    assert all(why in asked for section in sections for why in section["why"])
    assert "Confirm that you have seen" in refused.content.decode()
    assert (done.url, status()) == (PAPER, "checked")


@pytest.mark.parametrize(
    ("address", "said"),
    [(APPROVE, "has not been checked"), (ISSUE, "neither been checked"), (BACK, "is a draft already")],
)
def test_a_step_that_is_not_next_says_so_and_has_no_button(
    address: str, said: str, supervisor: User, sign_in: Any
) -> None:
    draft()

    page = sign_in(supervisor).get(address)

    assert said in page.content.decode()
    assert 'method="post" novalidate' not in page.content.decode()


def test_a_paper_goes_from_monday_to_issue_by_its_own_buttons(
    analyst: User, supervisor: User, manager: User, sign_in: Any
) -> None:
    draft()
    writer, approver, issuer = sign_in(analyst), sign_in(manager), sign_in(supervisor)

    offered = [f'href="{CHECK}"' in writer.get(PAPER).content.decode()]
    writer.post(CHECK, {**seen(), "seen_sections": "on"})
    offered.append(f'href="{APPROVE}"' in approver.get(PAPER).content.decode())
    approver.post(APPROVE, seen())
    offered.append(f'href="{ISSUE}"' in issuer.get(PAPER).content.decode())
    issuer.post(ISSUE, seen())

    assert (offered, status()) == ([True] * 3, "issued")


def test_an_editor_is_told_who_has_to_approve_instead_of_being_offered_the_button(
    supervisor: User, sign_in: Any
) -> None:
    edit_narrative(summary=draft(), text="A quiet week.", by=supervisor, now=MONDAY)
    browser = sign_in(supervisor)
    browser.post(CHECK, {**seen(), "seen_sections": "on"})

    page = browser.get(PAPER).content.decode()
    refused = browser.post(APPROVE, seen()).content.decode()

    said = "Somebody else must approve this: you edited its words."
    assert said in page and f'href="{APPROVE}"' not in page
    assert "There is a problem" in refused and said in refused
    assert status() == "checked"


def test_a_paper_is_sent_back_with_words_and_the_words_are_needed(
    supervisor: User, manager: User, sign_in: Any
) -> None:
    approved(supervisor)
    browser = sign_in(manager)

    refused = browser.post(BACK, seen())
    browser.post(BACK, {**seen(), "reason": "Say more of The Stow"})

    assert "Say what has to change" in refused.content.decode()
    assert status() == "draft"
    assert "Say more of The Stow" in browser.get(PAPER).content.decode()


def test_the_police_liaison_says_once_that_there_is_nothing_to_add(
    liaison: User, supervisor: User, sign_in: Any
) -> None:
    draft()
    browser = sign_in(liaison)
    offered = browser.get(PAPER).content.decode()

    for _ in range(2):
        browser.post(READ, seen())

    assert f'action="{READ}"' in offered
    page = browser.get(PAPER).content.decode()
    assert f'action="{READ}"' not in page
    assert "Read, nothing to add" in page
    assert f'action="{READ}"' not in sign_in(supervisor).get(PAPER).content.decode()


def test_readers_of_issued_papers_see_who_took_each_step_and_no_notes(
    supervisor: User, manager: User, councillor: User, sign_in: Any
) -> None:
    approved(supervisor)
    sign_in(manager).post(BACK, {**seen(), "reason": "Say more of The Stow"})
    issued(supervisor, summary=WeeklySummary.objects.get())

    page = sign_in(councillor).get(PAPER).content.decode()

    assert "Sent back" in page and "Maya Manager" in page
    assert "Say more of The Stow" not in page
    assert f'href="{CORRECT}"' not in page


def test_a_correction_asks_why_and_its_page_says_why_and_what_differs(
    supervisor: User, officer: User, sign_in: Any
) -> None:
    issued(supervisor)
    reported(officer, 1, category="theft", zone="north-gate")
    browser = sign_in(supervisor)

    refused = browser.post(CORRECT, {"reason": " "})
    browser.post(CORRECT, {"reason": "A report came late"})
    page = browser.get(PAPER).content.decode()

    assert "Say what was wrong" in refused.content.decode()
    assert "A report came late" in page
    assert 'data-difference="incidents.north-gate.theft.this_week"' in page
    assert f'href="{PAPER}?version=1"' in page


def test_a_number_that_no_figure_bears_out_is_shown_where_one_checks_and_approves(
    supervisor: User, manager: User, sign_in: Any
) -> None:
    text = "There were 77 incidents in all three zones."
    edit_narrative(summary=draft(), text=text, by=supervisor, now=MONDAY)
    browser = sign_in(manager)
    checking = browser.get(CHECK).content.decode()
    browser.post(CHECK, {**seen(), "seen_sections": "on"})

    refused = browser.post(APPROVE, seen()).content.decode()
    browser.post(APPROVE, {**seen(), "keep_because": "Counted by hand"})

    assert "Numbers in the sentences that the figures do not bear out" in checking
    assert "say why the number is kept" in refused
    assert status() == "approved"
