"""A paper from its draft to issue with the keyboard alone, and again without JavaScript."""

from playwright.sync_api import expect

from measures.weeks import Week
from summaries.tests.factories import draft
from tests.browser.conftest import Visiting
from tests.browser.keys import follow, tab_to
from tests.browser.visit import Visit

# Weeks of which no other test has a paper.
BY_KEYBOARD, WITHOUT_SCRIPTS = Week(2026, 44), Week(2026, 43)
YELLOW = "255, 221, 0"
SEEN = """() => {
  const at = document.activeElement;
  const drawn = [getComputedStyle(at)];
  if (at.labels?.length) drawn.push(getComputedStyle(at.labels[0], "::before"));
  return drawn.map((each) => `${each.backgroundColor} ${each.outlineColor} ${each.boxShadow}`).join();
}"""


def go(visit: Visit, kind: str, text: str) -> None:
    """Tab to it, see that it has the focus, and press Enter."""
    tab_to(visit, f"main {kind}", text=text)
    assert YELLOW in visit.page.evaluate(SEEN), f"{text} has the focus and nobody sees it"
    follow(visit)


def test_a_draft_is_checked_approved_and_issued_by_keyboard_alone(visiting: Visiting) -> None:
    draft(BY_KEYBOARD)
    visit = visiting("supervisor")
    visit.open(f"/summaries/{BY_KEYBOARD}/")
    go(visit, "a", "Check")
    go(visit, "button", "Mark as checked")

    expect(visit.page.locator(".govuk-error-summary")).to_be_focused()
    tab_to(visit, ".govuk-error-summary a")
    visit.page.keyboard.press("Enter")
    assert YELLOW in visit.page.evaluate(SEEN)
    visit.page.keyboard.press("Space")
    go(visit, "button", "Mark as checked")
    go(visit, "a", "Approve")
    go(visit, "button", "Approve")
    go(visit, "a", "Issue")
    go(visit, "button", "Issue")

    expect(visit.page.locator(".app-paper__which")).to_contain_text("Issued")
    steps = visit.page.get_by_role("region", name="Table of steps").get_by_role("rowheader")
    expect(steps).to_contain_text(["Compiled", "Checked", "Approved", "Issued"])


def test_without_javascript_a_paper_is_sent_back_checked_again_and_issued(visiting: Visiting) -> None:
    draft(WITHOUT_SCRIPTS)
    visit = visiting("supervisor", javascript=False, width=390)
    page = visit.page
    visit.open(f"/summaries/{WITHOUT_SCRIPTS}/")

    for last in (False, True):
        page.get_by_role("link", name="Check", exact=True).click()
        page.get_by_label("I have seen how complete each section is").check()
        page.get_by_role("button", name="Mark as checked").click()
        if not last:
            page.get_by_role("link", name="Send back", exact=True).click()
            page.get_by_role("button", name="Send back").click()
            expect(page.locator(".govuk-error-summary li")).to_have_count(1)
            page.get_by_role("textbox").fill("Week 42 is missing")
            page.get_by_role("button", name="Send back").click()
    for step in ("Approve", "Issue"):
        page.get_by_role("link", name=step, exact=True).click()
        page.get_by_role("button", name=f"{step} {WITHOUT_SCRIPTS.label}").click()

    expect(page.locator(".app-paper__which")).to_contain_text("Issued")
    expect(page.locator("main")).to_contain_text("Week 42 is missing")
