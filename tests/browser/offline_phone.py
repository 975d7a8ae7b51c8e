"""An officer's phone behind a network that fails, and everything that a browser keeps on it."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from playwright.sync_api import Browser, Page, expect

from accounts.models import User
from accounts.tests.factories import PASSWORD
from audit.tests.steps import code_of, give_app
from patrols.models import Patrol
from tests.browser.flaky import FlakyNetwork, Mode
from tests.browser.site import Site
from tests.browser.thumb import OUT, PHONE, new_officer
from tests.browser.visit import Visit

PATIENCE_S = 30

# A visit of ten minutes, `index` times twenty minutes ago, as the screens would put it into the book.
ADD_PAST_VISITS = """async ([module, person, indices]) => {
  const { openBook } = await import(module);
  const book = await openBook(person);
  const ids = [];
  for (const index of indices) {
    const start = Math.floor(Date.now() / 60000) * 60000 - (index + 1) * 20 * 60000;
    const [started_at, ended_at] = [start, start + 600000].map((each) => new Date(each).toISOString());
    const visit = { client_id: crypto.randomUUID(), zone: "the-stow", arrived_at: started_at, left_at: ended_at, outcomes: {} };
    const patrol = { started_at, ended_at, staff_count: 1, partners: [], visits: [visit], removed: [], nothing_to_report: true, note: "" };
    ids.push((await book.add("afterwards", patrol, { ready: true })).id);
  }
  return ids;
}"""  # noqa: E501
RECORDS = """() => new Promise((resolve) => {
  indexedDB.open("harlow-patrols").onsuccess = ({ target }) => {
    const all = target.result.transaction("patrols").objectStore("patrols").getAll();
    all.onsuccess = () => { target.result.close(); resolve(all.result); };
  };
})"""
EVERYTHING_KEPT = """async () => {
  const read = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const pages = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      pages.push([new URL(request.url).pathname, await (await cache.match(request)).text()]);
    }
  }
  const stores = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await read(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      stores[`${name}/${store}`] = await read(database.transaction(store).objectStore(store).getAll());
    }
    database.close();
  }
  return { pages, stores, local: { ...localStorage }, session: { ...sessionStorage } };
}"""


class OfflinePhone:
    def __init__(self, browser: Browser, site: Site, network: FlakyNetwork) -> None:
        self.network = network
        self.site = replace(site, url=network.url)
        self.role, self.officer = new_officer(site)
        self.visit = Visit(browser, self.site, self.role, javascript=True, width=PHONE)
        self.context = self.visit.context
        # Playwright would ask this process about every request, also while it waits for the database.
        self.context.unroute_all()
        self.page: Page = self.visit.page

    def prepare(self, address: str = OUT) -> None:
        """One visit with signal: the browser has what it keeps."""
        self.page.goto(address)
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        until(lambda: self.stores("kit"))

    def lose_signal(self) -> None:
        self.network.become(Mode.DOWN)

    def find_signal(self) -> None:
        """As the phone's system tells its browser."""
        self.network.become(Mode.UP)
        self.page.evaluate("() => dispatchEvent(new Event('online'))")

    def new_tab(self) -> Page:
        self.page = self.context.new_page()
        return self.page

    def crash(self) -> None:
        """The tab dies as it does when a phone is short of memory: no script of it runs any more."""
        assert self.context.browser
        session = self.context.browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        # Chromium never answers Page.crash, so Playwright would wait for ever.
        with self.page.expect_event("crash"):
            for process in processes:
                if process["type"] == "renderer":
                    os.kill(process["id"], signal.SIGKILL)
        self.new_tab()

    def sign_in(self, user: User) -> None:
        secret = give_app(user)
        self.page.goto("/sign-in/login/")
        self.page.get_by_label("Work e-mail address").fill(user.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.tap("Sign in")
        self.page.get_by_label("Code").fill(code_of(secret))
        self.tap("Go on")
        self.page.wait_for_url(lambda url: "/sign-in/" not in url)

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def sees(self, heading: str) -> None:
        place = self.page.get_by_role("heading", level=1, name=heading, exact=True)
        expect(place).to_be_visible(timeout=PATIENCE_S * 1000)

    def add_past_visits(self, indices: list[int]) -> list[str]:
        module = staticfiles_storage.url("js/phone/book.js")
        ids: list[str] = self.page.evaluate(ADD_PAST_VISITS, [module, str(self.officer.pk), indices])
        return ids

    def records(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate(RECORDS)
        return found

    def kept(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(EVERYTHING_KEPT)
        return found

    def stores(self, name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.kept()["stores"].get(f"harlow-patrols/{name}", [])
        return found

    def on_the_server(self) -> int:
        return int(Patrol.objects.of(self.officer).count())

    def everything_is_sent(self) -> None:
        expect(self.page.locator("#out-waiting")).to_have_text(
            "Everything is sent.", timeout=PATIENCE_S * 1000
        )


def until(happened: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
