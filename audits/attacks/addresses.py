"""Addresses that lead elsewhere: to another site, out of a folder, or to a host that is not ours."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin, urlsplit

from audits.served import Site

ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "///evil.example/", "/\\evil.example/", "\\\\evil.example",
    "http:evil.example", "https:/evil.example", "javascript:alert(1)", "data:text/html,x",
    "/%09/evil.example", "%2F%2Fevil.example", "https://localhost@evil.example/", "/\t/evil.example",
)  # fmt: skip
OUT_OF_THE_FOLDER = (
    "/static/../manage.py", "/static/../../manage.py", "/static/%2e%2e/%2e%2e/manage.py",
    "/static/..%2f..%2fmanage.py", "/static/..%5c..%5cmanage.py", "/static//etc/passwd",
    "/static/css/../../../secret-key", "/static/%2e%2e%2fsecret-key", "/static/....//....//manage.py",
    "/exports/files/../../../../etc/passwd", "/summaries/..%2f..%2fetc/passwd", "/deployments/..%00/",
    "/../../../../etc/passwd", "/zones/%2e%2e/%2e%2e/manage.py", "/incidents/..;/manage.py",
)  # fmt: skip
HOSTS = (
    "evil.example",
    "localhost.evil.example",
    "localhost:80@evil.example",
    "127.0.0.1:1",
    "",
)


def findings(site: Site) -> Iterator[str]:
    yield from _redirects(site)
    yield from _folders(site)
    yield from _hosts(site)


def _redirects(site: Site) -> Iterator[str]:
    from accounts.tests.factories import PASSWORD

    for role in ("nobody", "officer"):
        for where in ELSEWHERE:
            for page in (
                "/sign-in/login/",
                "/sign-in/logout/",
                "/sign-in/password/change/",
                "/",
                "/incidents/",
            ):
                answer = site.browser(role).get(f"{page}?next={quote(where, safe='%')}")
                if _leads_away(answer.header("Location")):
                    yield f"{page}?next={where} as {role} leads to {answer.header('Location')}"
    for where in ELSEWHERE:
        told = {"login": "analyst@example.org", "password": PASSWORD, "next": where}
        answer = site.browser().post("/sign-in/login/", told)
        if _leads_away(answer.header("Location")):
            yield f"signing in with next={where} leads to {answer.header('Location')}"
    for where in ELSEWHERE:
        for page in ("/sign-in/reauthenticate/", "/sign-in/logout/"):
            answer = site.newly_signed_in("analyst").post(page, {"password": PASSWORD, "next": where})
            if _leads_away(answer.header("Location")):
                yield f"{page} with next={where} leads to {answer.header('Location')}"
        told = {"Referer": f"https://localhost{where}", "Origin": "https://localhost"}
        answer = site.browser().ask("POST", "/incidents/new/", b"csrfmiddlewaretoken=" + b"a" * 32, told)
        if _leads_away(answer.header("Location")):
            yield f"a page before that is {where} leads to {answer.header('Location')}"
    for path in ("//evil.example/..", "//evil.example", "/\\evil.example"):
        answer = site.browser("officer").get(path)
        if _leads_away(answer.header("Location")):
            yield f"{path} leads to {answer.header('Location')}"


def _leads_away(location: str) -> bool:
    """As browsers read it: they leave tabs out, turn slashes round and take any number of them for two."""
    plain = re.sub(r"[\t\r\n]", "", location.replace("\\", "/")).strip()
    plain = re.sub(r"^(https?:)?/{2,}", r"\1//", plain)
    plain = re.sub(r"^(https?:)/?(?=[^/])", r"\1//", plain)
    there = urlsplit(urljoin("https://localhost/sign-in/login/", plain))
    return bool(plain) and (there.scheme, there.netloc) != ("https", "localhost")


def _folders(site: Site) -> Iterator[str]:
    for address in OUT_OF_THE_FOLDER:
        for role in ("nobody", "administrator"):
            answer = site.browser(role).get(address)
            if answer.status >= 500 or b"root:" in answer.body or b"DJANGO_SETTINGS_MODULE" in answer.body:
                yield f"{address} as {role} answers {answer.status}"


def _hosts(site: Site) -> Iterator[str]:
    for host in HOSTS:
        answer = site.browser().ask("GET", "/sign-in/login/", headers={"Host": host})
        if answer.status != 400:
            yield f"the host {host!r} is answered {answer.status}"
    for name in ("X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL"):
        answer = site.browser("officer").ask("GET", "/incidents/", headers={name: "evil.example"})
        if b"evil.example" in answer.body or "evil.example" in answer.header("Location"):
            yield f"{name} is believed"
    answer = site.browser().ask("GET", "http://evil.example/sign-in/login/")
    if b"evil.example" in answer.body:
        yield "the host in an absolute address is believed"
