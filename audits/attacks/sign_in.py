"""Getting in as somebody else: a session that was laid out before, guesses, and what wrong guesses tell."""

import re
import time
from collections.abc import Iterator
from statistics import median
from urllib.parse import urlencode

from audits.browser import Answer, Browser
from audits.served import Site

PAGE = "/sign-in/login/"
ROUNDS = 12
# Shares by which the times of the two kinds of wrong guess may differ.
ALIKE = 0.25


def findings(site: Site) -> Iterator[str]:
    yield from _fixation(site)
    yield from _leaving(site)
    yield from _enumeration(site)
    yield from _half_way(site)
    yield from _made_up(site)
    yield from _guessing(site)


def _session(browser: Browser) -> str:
    return next((value for name, value in browser.cookies.items() if name.endswith("sessionid")), "")


def _sign_in(site: Site, browser: Browser, email: str, password: str, number: int = 1) -> Answer:
    """From an address of its own each time, so that no limit on guesses answers instead."""
    return _from(browser, f"10.1.{number // 250}.{number % 250 + 1}", email, password)


def _from(browser: Browser, addresses: str, email: str, password: str) -> Answer:
    browser.get(PAGE)
    token = browser.cookies.get("csrftoken", "")
    told = {"login": email, "password": password, "csrfmiddlewaretoken": token}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Referer": f"https://localhost{PAGE}",
        "X-Forwarded-For": addresses,
    }
    return browser.ask("POST", PAGE, urlencode(told).encode(), headers)


def _fixation(site: Site) -> Iterator[str]:
    from accounts.tests.factories import PASSWORD

    for laid_out in ("laidoutbysomebody0000000000000000", ""):
        browser = site.browser()
        if laid_out:
            browser.cookies["__Host-sessionid"] = browser.cookies["sessionid"] = laid_out
        answer = _sign_in(site, browser, "analyst@example.org", PASSWORD)
        if answer.status != 302:
            yield f"signing in is answered {answer.status}, so nothing can be said of its session"
        elif laid_out and laid_out == _session(browser):
            yield "a session that somebody else laid out is used on"
        names = {cookie.partition("=")[0] for cookie in answer.cookies()}
        if "sessionid" in names:
            yield "the session's cookie can be set by a neighbouring host"


def _leaving(site: Site) -> Iterator[str]:
    browser = site.browser("second officer")
    kept = dict(browser.cookies)
    if browser.get("/incidents/").status != 200:
        yield "a session does not open a list, so nothing can be said of its end"
    browser.post("/sign-in/logout/")
    if Browser(site.port, kept).get("/incidents/").status == 200:
        yield "a session goes on after signing out"


def _enumeration(site: Site) -> Iterator[str]:
    """The same words and the same time, whether somebody has that address or not."""
    known: list[Answer] = []
    unknown: list[Answer] = []
    for number in range(ROUNDS):
        known.append(_sign_in(site, site.browser(), "liaison@example.org", f"wrong{number}", 2 * number))
        unknown.append(_sign_in(site, site.browser(), "nobody@example.org", "wrong", 2 * number + 1))
        time.sleep(0.05)
    if {_words(each) for each in known[:3]} != {_words(each) for each in unknown[:3]}:
        yield "a wrong guess is answered in other words where the address is known"
    slow, quick = (median(each.seconds for each in group) for group in (known[:8], unknown[:8]))
    if abs(slow - quick) > ALIKE * max(slow, quick):
        yield f"a wrong guess takes {slow:.3f} s for a known address, {quick:.3f} s for another"


def _half_way(site: Site) -> Iterator[str]:
    """A password alone opens nothing, page or endpoint, nor what would add a second step of one's own."""
    from accounts.tests.factories import PASSWORD

    browser = site.browser()
    _sign_in(site, browser, "analyst@example.org", PASSWORD, 2_000)
    for address in ("/incidents/", "/exports/", "/people/", "/", "/hotspots/", "/account/"):
        if browser.get(address).status == 200:
            yield f"{address} opens after a password alone"
    for address in ("/api/v1/incidents/", "/api/v1/schema/"):
        if browser.get(address).status == 200:
            yield f"{address} opens after a password alone"


def _made_up(site: Site) -> Iterator[str]:
    """Sessions and keys that nobody was given: cut, longer, in other letters, or of another kind."""
    session = next(iter(site.cookies["officer"].items()))
    key = site.tokens["officer"]
    name, value = session
    for made in (value[:-1], value.upper(), f"{value}a", "a" * 32, "0", "", "../" * 9, "%00", value[::-1]):
        if Browser(site.port, {name: made}).get("/incidents/").status == 200:
            yield f"a session that is made up ({made[:8]!r}) opens a list"
    for made in (key[:-1], key.upper(), f"{key}a", key[:15], "0" * 64, "", key[:15] + "0" * 49, "' or 1=1"):
        for scheme in ("Token", "Bearer", "Basic"):
            answer = site.browser().get("/api/v1/incidents/", Authorization=f"{scheme} {made}")
            if answer.status != 401:
                yield f"a key that is made up is answered {answer.status}"


def _guessing(site: Site) -> Iterator[str]:
    """After ten wrong guesses the right password opens nothing, also from elsewhere and under other names."""
    from accounts.tests.factories import PASSWORD

    for number in range(11):
        answer = _sign_in(site, site.browser(), "SECOND@example.org ", f"wrong{number}", 3_000 + number)
        if answer.status >= 500:
            yield f"a wrong guess is answered {answer.status}"
    if _sign_in(site, site.browser(), "second@example.org", PASSWORD, 3_500).status == 302:
        yield "an account stays open after eleven wrong guesses from eleven addresses"
    for number in range(11):
        _from(site.browser(), f"8.8.{number}.8, 10.9.9.9", f"nobody{number}@example.org", "wrong")
    if _from(site.browser(), "8.8.99.8, 10.9.9.9", "councillor@example.org", PASSWORD).status == 302:
        yield "an address stays open after eleven wrong guesses, when it claims to be another"


def _words(answer: Answer) -> str:
    text = re.sub(r"<[^>]+>|value=\"[^\"]*\"", " ", answer.body.decode(errors="replace"))
    without = re.sub(r"[\w.]+@example\.org|Page made .*|nonce=\S+", "", text)
    return f"{answer.status} {' '.join(without.split())}"
