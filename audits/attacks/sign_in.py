"""Getting in as somebody else: a session that was laid out before, guesses, and what wrong guesses tell."""

import re
import time
from collections.abc import Iterator
from statistics import median

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


def _session(browser: Browser) -> str:
    return next((value for name, value in browser.cookies.items() if name.endswith("sessionid")), "")


def _sign_in(site: Site, browser: Browser, email: str, password: str, number: int = 1) -> Answer:
    """From an address of its own each time, so that no limit on guesses answers instead."""
    browser.get(PAGE)
    address = {"X-Forwarded-For": f"10.1.{number // 250}.{number % 250 + 1}"}
    token = browser.cookies.get("csrftoken", "")
    body = f"login={email}&password={password}&csrfmiddlewaretoken={token}".replace(" ", "+").encode()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Referer": f"https://localhost{PAGE}",
        **address,
    }
    return browser.ask("POST", PAGE, body, headers)


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


def _words(answer: Answer) -> str:
    text = re.sub(r"<[^>]+>|value=\"[^\"]*\"", " ", answer.body.decode(errors="replace"))
    without = re.sub(r"[\w.]+@example\.org|Page made .*|nonce=\S+", "", text)
    return f"{answer.status} {' '.join(without.split())}"
