"""The patrol log where the signal comes and goes: nothing lost, nothing doubled, nothing for other eyes."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, expect

from harlowsafety.offline import kept_files
from patrols.models import Patrol, Visit
from tests.browser.flaky import FlakyNetwork, Mode
from tests.browser.offline_phone import OfflinePhone, until
from tests.browser.site import Site
from tests.browser.thumb import OUT, new_officer

ENTRIES = 50
BY_TAPS = 10


@pytest.fixture
def network(site: Site) -> Iterator[FlakyNetwork]:
    with FlakyNetwork(urlsplit(site.url).port or 80) as flaky:
        yield flaky


@pytest.fixture
def phone(browser: Browser, site: Site, db: None, network: FlakyNetwork) -> Iterator[OfflinePhone]:
    made = OfflinePhone(browser, site, network)
    yield made
    made.visit.leave()


def log_by_taps(phone: OfflinePhone, index: int) -> None:
    arrived = timezone.localtime(timezone.now() - timedelta(minutes=20 * (index + 1)))
    left = arrived + timedelta(minutes=10)
    phone.page.goto(f"{OUT}#")
    phone.tap("Log a past visit")
    phone.page.get_by_label("The Stow", exact=True).check()
    phone.page.get_by_label("Day", exact=True).fill(f"{arrived:%Y-%m-%d}")
    phone.page.get_by_label("From", exact=True).fill(f"{arrived:%H:%M}")
    phone.page.get_by_label("To", exact=True).fill(f"{left:%H:%M}")
    phone.tap("Nothing to report, save")
    phone.sees("Done")


def test_fifty_entries_survive_a_flapping_network_and_two_killed_tabs(phone: OfflinePhone) -> None:
    network = phone.network
    phone.prepare()
    phone.lose_signal()
    for index in range(BY_TAPS):
        log_by_taps(phone, index)
    phone.add_past_visits(list(range(BY_TAPS, ENTRIES)))
    logged = {record["id"] for record in phone.records()}
    assert (len(logged), phone.on_the_server()) == (ENTRIES, 0)

    phone.find_signal()
    until(lambda: phone.on_the_server() >= 6)
    network.become(Mode.SWALLOW)
    until(lambda: network.swallowed)
    phone.lose_signal()
    phone.find_signal()
    until(lambda: phone.on_the_server() >= 14)
    phone.page.close()
    phone.new_tab().goto(OUT)
    until(lambda: phone.on_the_server() >= 24)
    network.become(Mode.SWALLOW)
    lost = network.swallowed
    until(lambda: network.swallowed > lost)
    phone.find_signal()
    until(lambda: phone.on_the_server() >= 34)
    phone.crash()
    phone.page.goto(OUT)
    phone.everything_is_sent()

    stored = {str(patrol.client_id): patrol.reference for patrol in Patrol.objects.of(phone.officer)}
    receipts = {each["id"]: each["receipt"]["reference"] for each in phone.records()}
    assert stored.keys() == logged
    assert receipts == stored
    assert len(set(stored.values())) == ENTRIES
    assert Visit.objects.filter(patrol__officer=phone.officer).count() == ENTRIES


def test_after_one_visit_the_patrol_log_opens_with_no_network(phone: OfflinePhone) -> None:
    phone.prepare("/")
    phone.lose_signal()

    for address in (OUT, "/", "/patrols/", "/patrols/start/", "/patrols/log/"):
        phone.page.goto(address)
        phone.sees("Patrol log")
    phone.tap("Start patrol")
    phone.tap("Start patrol now")
    phone.sees("Where are you?")

    assert [record["kind"] for record in phone.records()] == ["walking"]


def test_another_page_without_network_leads_to_the_patrol_log(phone: OfflinePhone) -> None:
    phone.prepare("/")
    phone.lose_signal()

    phone.page.goto("/incidents/")
    phone.sees("There is no connection")
    faults = phone.visit.faults()
    phone.page.get_by_role("button", name="Go to the patrol log").click()

    phone.sees("Patrol log")
    assert faults == []


def test_somebody_else_on_the_phone_neither_sees_nor_sends_nor_erases_what_waits(
    phone: OfflinePhone, site: Site
) -> None:
    _, other = new_officer(site)
    phone.prepare()
    phone.lose_signal()
    log_by_taps(phone, 0)
    [waiting] = phone.records()

    phone.page.goto(f"{OUT}#leave")
    phone.tap("Sign out")
    phone.sees("Sign in")
    assert "1 entry is still to be sent" in phone.page.locator("main").inner_text()
    phone.find_signal()
    phone.page.reload()
    phone.sees("Sign in")
    phone.page.goto("/")
    told = phone.page.locator("#waiting-here")
    expect(told).to_contain_text("1 patrol is kept on this phone and not sent yet.")

    phone.sign_in(other)
    phone.page.goto(OUT)
    phone.sees("Patrol log")
    expect(phone.page.locator("main")).to_contain_text(other.full_name)
    phone.everything_is_sent()
    assert "Done" not in phone.page.locator("main").inner_text()
    phone.tap("Sign out")
    phone.tap("Sign out")
    expect(told).to_be_visible()
    assert (phone.on_the_server(), phone.records()) == (0, [waiting])

    phone.sign_in(phone.officer)
    phone.page.goto(OUT)
    phone.everything_is_sent()
    assert [str(each.client_id) for each in Patrol.objects.of(phone.officer)] == [waiting["id"]]


def test_two_tabs_and_double_taps_start_one_patrol(phone: OfflinePhone) -> None:
    phone.prepare()
    tabs = [phone.page, phone.new_tab()]
    for tab in tabs:
        tab.goto(f"{OUT}#start")
        expect(tab.get_by_role("button", name="Start patrol now")).to_be_visible()

    for tab in tabs:
        tab.get_by_role("button", name="Start patrol now").dblclick()
        expect(tab.get_by_role("heading", level=1, name="Where are you?")).to_be_visible()
    phone.everything_is_sent()

    assert len(phone.records()) == 1
    assert phone.on_the_server() == 1


def test_after_sign_out_the_phone_holds_nothing_private_but_what_waits(phone: OfflinePhone) -> None:
    phone.prepare("/patrols/")
    phone.page.goto(OUT)
    log_by_taps(phone, 1)
    phone.everything_is_sent()
    [sent] = phone.records()
    phone.lose_signal()
    log_by_taps(phone, 0)
    phone.tap("Back to the first screen")
    phone.page.goto("/incidents/")
    phone.sees("There is no connection")
    phone.page.goto(f"{OUT}#leave")
    phone.tap("Sign out")
    phone.sees("Sign in")
    phone.find_signal()
    phone.page.goto("/")
    phone.sees("Sign in")

    kept = phone.kept()

    assert {path for path, _ in kept["pages"]} == {OUT, "/offline/", *kept_files().files}
    private = (phone.officer.full_name, phone.officer.email, "PAT-", "csrfmiddlewaretoken")
    assert [path for path, text in kept["pages"] if any(each in text for each in private)] == []
    assert kept["stores"]["harlow-patrols/kit"] == []
    [waiting] = kept["stores"]["harlow-patrols/patrols"]
    assert (waiting["id"] != sent["id"], waiting["person"]) == (True, str(phone.officer.pk))
    assert set(kept["stores"]) == {"harlow-patrols/kit", "harlow-patrols/patrols"}
    assert (kept["local"], kept["session"]) == ({}, {})
    assert settings.SESSION_COOKIE_NAME not in {each["name"] for each in phone.context.cookies()}


def test_the_sign_out_button_of_an_ordinary_page_erases_who_was_here(phone: OfflinePhone) -> None:
    phone.prepare()
    log_by_taps(phone, 0)
    phone.everything_is_sent()
    phone.page.goto("/")

    phone.tap("Sign out")
    phone.sees("Sign in")
    until(lambda: phone.stores("kit") == [])
    assert phone.records() == []
    phone.page.go_back()

    phone.sees("Sign in")
    assert phone.officer.full_name not in phone.page.content()


def test_the_sign_in_page_takes_what_is_sent_off_the_phone(phone: OfflinePhone) -> None:
    phone.prepare()
    log_by_taps(phone, 0)
    phone.everything_is_sent()

    phone.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    phone.page.goto("/")
    phone.sees("Sign in")

    until(lambda: phone.records() == [])
    assert phone.on_the_server() == 1


def test_after_a_sign_out_without_signal_no_page_shows_what_was_theirs(phone: OfflinePhone) -> None:
    phone.prepare("/")
    phone.page.goto(f"{OUT}#leave")
    phone.lose_signal()
    phone.tap("Sign out")
    phone.sees("Sign in")
    names: list[str] = []
    phone.page.on("response", lambda answer: names.append(urlsplit(answer.url).path))

    phone.network.become(Mode.UP)
    phone.page.goto("/incidents/")
    phone.sees("Sign in")
    until(lambda: phone.stores("kit") == [])
    phone.page.goto("/incidents/")

    phone.sees("Sign in")
    assert phone.officer.full_name not in phone.page.content()
    assert names.index("/sign-in/logout/") < names.index("/sign-in/login/")


def test_an_ordinary_page_says_what_waits_until_it_is_sent(phone: OfflinePhone) -> None:
    phone.prepare()
    phone.lose_signal()
    log_by_taps(phone, 0)
    phone.network.lost = b"POST /api/v1/patrols/sync/"
    phone.network.become(Mode.UP)
    phone.page.goto("/incidents/")

    line = phone.page.get_by_role("status").filter(has_text="1 patrol waits on this phone for signal.")
    expect(line.get_by_role("link", name="See what is not sent")).to_have_attribute("href", OUT)
    assert phone.visit.faults() == []
    phone.network.lost = None
    phone.find_signal()

    expect(line).to_have_count(0)
    until(lambda: phone.on_the_server() == 1)


def test_a_browser_that_keeps_nothing_is_told_so_in_words(phone: OfflinePhone) -> None:
    phone.page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")

    phone.page.goto(OUT)

    expect(phone.page.locator("main")).to_contain_text("This browser keeps nothing on the phone")
    phone.page.get_by_role("link", name="Use the plain pages").click()
    phone.sees("Start patrol")
