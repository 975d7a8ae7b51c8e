"""Getting about with the keyboard alone, as somebody without a mouse does."""

from playwright.sync_api import Page

from tests.browser.visit import Visit

# A page has at most so many places to stop at before what is looked for.
MOST_STOPS = 250


def tab_to(visit: Visit, selector: str, *, text: str = "") -> None:
    """Tab after Tab until one of these has the focus; fails where none is ever reached."""
    for _ in range(MOST_STOPS):
        visit.page.keyboard.press("Tab")
        if stands_on(visit.page, selector, text):
            return
    raise AssertionError(f"{MOST_STOPS} times Tab never comes to {selector} {text}")


def stands_on(page: Page, selector: str, text: str = "") -> bool:
    return bool(
        page.evaluate(
            "([selector, text]) => document.activeElement.matches(selector)"
            " && document.activeElement.textContent.includes(text)",
            [selector, text],
        )
    )


def choose(visit: Visit, name: str, label: str) -> None:
    """Walks to a select and types the beginning of an answer."""
    tab_to(visit, f"select[name={name}]")
    visit.page.keyboard.type(label)


def press(visit: Visit, key: str = "Enter") -> None:
    """What changes the page that is there."""
    visit.page.keyboard.press(key)
    visit.page.wait_for_load_state("networkidle")


def follow(visit: Visit) -> None:
    """What leads to another page."""
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")
    visit.page.wait_for_load_state("networkidle")
