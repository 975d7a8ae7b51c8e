"""Every answer, whatever it is, tells the browser to be careful: pages, files, errors and redirects alike."""

import re
from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import Client

from tests.routes import Route, all_routes
from tests.world import World, one_of_everything

pytestmark = pytest.mark.django_db
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}
WALKERS = ("supervisor", "nobody")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield one_of_everything()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def over_https(settings) -> None:
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True


@pytest.mark.parametrize("role", WALKERS)
def test_every_route_answers_with_every_header(world: World, role: str) -> None:
    cookies = browser_of(world, role).cookies

    troubles = {}
    for route in all_routes():
        for method in route.methods:
            client = Client()
            client.cookies.update(cookies)
            with transaction.atomic():
                answer = client.generic(method, route.address(world.records), secure=True)
                transaction.set_rollback(True)
            if found := what_is_wrong(answer):
                troubles[f"{method} {route.name} ({answer.status_code})"] = found

    assert troubles == {}


@pytest.mark.parametrize(
    "address", ["/no-such-page", "/api/v1/no-such/", "/static/no-such.css", "/incidents", "/%00", "/a//b"]
)
def test_an_address_that_is_not_there_answers_with_every_header(client: Client, address: str) -> None:
    assert what_is_wrong(client.get(address, secure=True)) == []


def test_a_static_file_has_every_header(client: Client) -> None:
    answer = client.get(static("css/app.css"), secure=True)

    assert answer.status_code == 200
    assert what_is_wrong(answer) == []


def test_a_foreign_host_answers_with_every_header(client: Client) -> None:
    answer = client.get("/", secure=True, headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert what_is_wrong(answer) == []


def test_what_comes_without_https_is_sent_there_and_told_the_rest(client: Client) -> None:
    answer = client.get("/incidents/", secure=False)

    assert answer["Location"] == "https://testserver/incidents/"
    assert what_is_wrong(answer) == ["no Strict-Transport-Security"]


def test_only_what_is_about_nobody_may_be_kept_by_a_browser(world: World) -> None:
    cookies = browser_of(world, "supervisor").cookies
    kept = [
        route.name
        for route in all_routes()
        if "GET" in route.methods and "no-store" not in _kept(cookies, route, world)
    ]

    assert sorted(kept) == ["api:boundaries-list", "manifest", "offline", "patrols:out", "service-worker"]


def _kept(cookies: SimpleCookie, route: Route, world: World) -> str:
    client = Client()
    client.cookies.update(cookies)
    with transaction.atomic():
        answer = client.get(route.address(world.records), secure=True)
        transaction.set_rollback(True)
    return answer.headers.get("Cache-Control", "")


def browser_of(world: World, role: str) -> Client:
    client = Client()
    if role in world.people:
        client.force_login(world.people[role])
    return client


def what_is_wrong(answer: HttpResponse) -> list[str]:
    wrong = [f"no {name}" for name, value in ALWAYS.items() if answer.headers.get(name) != value]
    policy = answer.headers.get("Content-Security-Policy", "")
    if "default-src 'self'" not in policy or "frame-ancestors 'none'" not in policy or "unsafe" in policy:
        wrong.append(f"content policy: {policy}")
    allowed = set(re.findall(r"([\w-]+)=\(self\)", answer.headers.get("Permissions-Policy", "")))
    if allowed != {"geolocation", "publickey-credentials-create", "publickey-credentials-get"}:
        wrong.append(f"permissions: {allowed}")
    if not re.fullmatch(r"[0-9a-f]{12}", answer.headers.get("X-Request-ID", "")):
        wrong.append("no number")
    wrong += [f"says {name}" for name in ("Server", "X-Powered-By") if name in answer.headers]
    for name, cookie in answer.cookies.items():
        if not cookie.value:
            continue
        if not cookie["secure"] or cookie["samesite"] != "Lax":
            wrong.append(f"cookie {name} is sent too widely")
        if not cookie["httponly"] and name != "csrftoken":
            wrong.append(f"cookie {name} is read by scripts")
    return wrong
