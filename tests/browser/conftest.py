"""One Chromium for all browser tests; where none can be had they are skipped, or fail with CI=true."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from harlowsafety.running import chromium
from tests.browser.site import Site, served_world
from tests.browser.visit import Visit

ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
Visiting = Callable[..., Visit]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that they can be left out. Each worker that takes some has a site and a Chromium of its own."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def program() -> str:
    found = chromium.find()
    return found or _without_browser("no Chromium was found (make test tries to install one)")


@pytest.fixture(scope="package")
def site(program: str, django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Site]:
    with django_db_blocker.unblock(), served_world() as served:
        yield served


@pytest.fixture(scope="package")
def browser(program: str, site: Site) -> Iterator[Browser]:
    """Started after the site: Django keeps other connections once Playwright's event loop runs."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        except Error as error:
            _without_browser(f"{program} does not start: {str(error).splitlines()[0]}")
        yield launched
        launched.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def db(site: Site) -> None:
    """Tells pytest-django that a database is needed; it is there, and no transaction surrounds it."""


@pytest.fixture
def visiting(browser: Browser, site: Site, db: None) -> Iterator[Visiting]:
    """`visiting("officer")` is that person's browser; what went wrong in it fails the test."""
    visits: list[Visit] = []

    def start(role: str, *, javascript: bool = True, width: int = 1280) -> Visit:
        visits.append(Visit(browser, site, role, javascript=javascript, width=width))
        return visits[-1]

    yield start
    troubles = [trouble for visit in visits for trouble in visit.leave()]
    assert not troubles, "\n".join(troubles)


def _without_browser(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"Browser tests must run here, and {reason}")
    pytest.skip(reason)
