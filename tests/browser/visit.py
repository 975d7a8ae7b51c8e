"""One person's browser: what they open, and everything that goes wrong on the way."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Response, Route

from tests.browser.site import Site
from tests.house import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEIGHT = 900


class Visit:
    def __init__(self, browser: Browser, site: Site, role: str, *, javascript: bool, width: int) -> None:
        self.site = site
        self.role = role
        self.troubles: list[str] = []
        # Refusals that belong to a page: (status, path).
        self.expected: set[tuple[int, str]] = set()
        self.context = browser.new_context(
            base_url=site.url,
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
            viewport={"width": width, "height": HEIGHT},
        )
        self.context.set_default_timeout(15_000)
        if role != "nobody":
            self.context.add_cookies(site.cookies_of(role))
        self.context.route(lambda url: not url.startswith(site.url), self._turn_away)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._note(f"script error: {error}"))
        self.page.on("response", self._answered)

    def open(self, address: str) -> bool:
        """Whether a page came: a file to save is none."""
        try:
            answer = self.page.goto(address)
        except Error as error:
            if "Download is starting" in str(error):
                return False
            raise
        return answer is not None and answer.headers.get("content-type", "").startswith("text/html")

    def faults(self) -> list[str]:
        """What axe has against the page as it is now."""
        if self.page.evaluate("typeof window.axe") == "undefined":
            self.page.evaluate(AXE.read_text())
        found: dict[str, Any] = self.page.evaluate(
            "tags => axe.run({runOnly: tags, resultTypes: ['violations']})", WCAG
        )
        return [
            f"{each['id']}: {each['help']} at {each['nodes'][0]['target']}" for each in found["violations"]
        ]

    def is_wider_than_the_screen(self) -> bool:
        # Asked earlier, a page is laid out without the styles that are still on their way.
        self.page.wait_for_load_state("load")
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def narrow(self, width: int = 390) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def leave(self) -> list[str]:
        self.context.close()
        return self.troubles

    def photograph(self, path: Path) -> None:
        self.page.screenshot(path=path, full_page=True)

    def _turn_away(self, route: Route) -> None:
        self._note(f"asked another host for {route.request.url}")
        route.abort()

    def _heard(self, message: ConsoleMessage) -> None:
        # What did not load is noted with its address when it answers.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self._note(f"console {message.type}: {message.text}")

    def _answered(self, response: Response) -> None:
        if (response.status, urlsplit(response.url).path) in self.expected:
            return
        # 422 is a form that says what is wrong with what was typed.
        if response.status >= 400 and response.status != 422:
            self._note(f"{response.status} for {response.url}")

    def _note(self, trouble: str) -> None:
        self.troubles.append(f"{self.role} at {self.page.url.removeprefix(self.site.url)}: {trouble}")
