"""An officer's phone in the browser tests: what a thumb does, and what is measured of a screen."""

import re
from typing import Any

from playwright.sync_api import Locator, expect

from accounts.models import User
from accounts.tests.factories import person
from patrols.models import Patrol
from tests.browser.site import Site
from tests.browser.visit import Visit

PHONE = 390
OUT = "/patrols/out/"
# Within the outlines that the project ships, and two kilometres from all of them.
AT_THE_STOW = {"latitude": 51.77508, "longitude": 0.11378, "accuracy": 30}
FAR_AWAY = {"latitude": 51.7900, "longitude": 0.1300, "accuracy": 30}
SMALLEST_TARGET = 44
SUNLIGHT = 7

# Only what a person did is counted, and over every page of the visit.
COUNT_TAPS = """
for (const kind of ["click", "keydown"]) addEventListener(kind, (event) => {
  if (event.isTrusted) sessionStorage[kind] = Number(sessionStorage[kind] ?? 0) + 1;
}, true);
"""
TOO_SMALL = """least => ["a", "button", "summary", "input", "label:has(input)"]
  .flatMap((kind) => [...document.querySelectorAll(`main ${kind}`)])
  .filter((each) => each.checkVisibility() && !(each.matches("input") && each.closest("label")))
  .map((each) => [each.textContent.trim() || each.type, each.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([name, box]) => `${name}: ${Math.round(box.width)} by ${Math.round(box.height)}`)"""
TOO_PALE = """async expected => {
  axe.configure({checks: [{id: "color-contrast-enhanced",
    options: {contrastRatio: {normal: {expected}, large: {expected}}}}]});
  const rules = {"color-contrast-enhanced": {enabled: true}};
  const found = await axe.run("main", {runOnly: {type: "rule", values: Object.keys(rules)}, rules});
  axe.reset();
  return found.violations.flatMap(({nodes}) => nodes.map(({html, any}) => `${any[0].message} ${html}`));
}"""


class Phone:
    def __init__(self, visit: Visit, officer: User) -> None:
        self.visit = visit
        self.officer = officer
        self.page = visit.page
        self.page.add_init_script(COUNT_TAPS)

    def stand_at(self, place: dict[str, float]) -> None:
        self.visit.context.grant_permissions(["geolocation"], origin=self.visit.site.url)
        self.visit.context.set_geolocation(place)  # type: ignore[arg-type]

    def open(self, address: str = OUT) -> None:
        self.visit.open(address)

    def tap(self, name: str | re.Pattern[str], *, exact: bool = True) -> None:
        self.button(name, exact=exact).click()

    def button(self, name: str | re.Pattern[str], *, exact: bool = True) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact).first

    def count(self, code: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"^{code}")).first.click()

    def fill(self, label: str, value: str) -> None:
        self.page.get_by_label(label, exact=True).fill(value)

    def sees(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()

    def reads(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.locator("main")).to_contain_text(text)

    def forgive(self, status: int) -> None:
        """An answer that the test asked for is no trouble."""
        self.visit.troubles = [each for each in self.visit.troubles if f": {status} for " not in each]

    @property
    def taps(self) -> int:
        return int(self.page.evaluate("Number(sessionStorage.click ?? 0)"))

    @property
    def keys_typed(self) -> int:
        return int(self.page.evaluate("Number(sessionStorage.keydown ?? 0)"))

    def sent(self) -> Patrol:
        """The record, once the phone says that the server confirmed all of it."""
        expect(self.page.locator("#out-waiting")).to_have_text("Everything is sent.")
        patrol: Patrol = Patrol.objects.of(self.officer).latest("pk")
        return patrol

    def faults(self) -> list[str]:
        """Everything that is measured of the screen as it now is."""
        found = self.visit.faults()
        found += self.page.evaluate(TOO_SMALL, SMALLEST_TARGET)
        found += self.page.evaluate(TOO_PALE, SUNLIGHT)
        for width, size in ((PHONE, "100%"), (320, "100%"), (PHONE, "200%")):
            self.visit.narrow(width)
            self.page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
            if self.visit.is_wider_than_the_screen():
                found.append(f"wider than the screen at {width} with text at {size}")
        self.page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
        self.visit.narrow(PHONE)
        return [f"{self.page.title()}: {fault}" for fault in found]


def new_officer(site: Site) -> tuple[str, User]:
    """Somebody of their own for each test: nobody walks two patrols at once."""
    number = User.objects.count()
    officer = person("officer", email=f"phone.{number}@example.org")
    site.world.people[f"phone {number}"] = officer
    return f"phone {number}", officer


def outcomes_of(patrol: Patrol) -> dict[str, Any]:
    return {code.code: count for code, count in patrol.outcome_totals.items()}
