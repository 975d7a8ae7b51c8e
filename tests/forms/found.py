"""Which pages take what somebody sends, who may send it, and what they ask: found, not listed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from audit.tests.steps import give_app, second_steps_of, with_password
from tests.access import EXPECTED
from tests.forms.reading import Field, Form, Page, read_page
from tests.routes import Route, all_routes
from tests.world import ROLES, World

ROUTES = {route.name: route for route in all_routes()}
PAGES = [route for route in ROUTES.values() if not route.is_api]
# Forms of allauth's that no page of ours leads to: the middleware refuses them to everybody.
SHUT = {
    "account_confirm_email": "Addresses are given by an administrator; nobody confirms one.",
    "account_confirm_login_code": "Nobody signs in by a code out of an e-mail.",
    "account_email": "Addresses are given by an administrator; nobody changes their own.",
    "account_set_password": "Everybody has a password, or a link by which to choose one.",
    "account_signup": "Accounts are made by an administrator.",
}
WALKED = sorted(route.name for route in PAGES if "POST" in route.methods and route.name not in SHUT)
# What is sent from pages, or parts of them, that only stand there in a state that this town is not in.
SENT_THOUGH = {
    "accounts:review_decide": [Field("decision-1", "option", "needed"), Field("finish", "button", "yes")],
    "deployments:move": [Field("status", "radio", "cancelled"), Field("reason", "hidden", "Rain")],
    "imports:confirm": [Field("of_check", "hidden", "2026-11-23T12:00:00+00:00")],
    "imports:undo": [Field("reason", "hidden", "The wrong file")],
    "imports:words": [Field("word-0", "option", "theft")],
    "incidents:together": [
        Field("confirmed", "button", "1"),
        Field("seen", "hidden", "INC-2026-000001:1"),
        Field("status", "hidden", "withdrawn"),
        Field("reason", "hidden", "Entered twice"),
    ],
    "incidents:why": [Field("reason", "hidden", "A complaint")],
    "patrols:count": [Field("tap", "hidden", "ENG_YP:0"), Field("visit", "hidden", "1")],
    "patrols:strike": [Field("reason", "hidden", "Logged twice")],
    "patrols:undo": [Field("tap", "hidden", "ENG_YP:1"), Field("visit", "hidden", "1")],
    "summaries:read": [Field("seen", "hidden", "1")],
}
# Two sign-in steps are of people who are half in; the letters are written where there is a mail server.
_NEEDS_MORE: dict[str, Callable[[World], Client]] = {}


def _half_in(world: World) -> Client:
    person = world.people["officer"]
    if not second_steps_of(person):
        give_app(person)
    return with_password(person)


_NEEDS_MORE["mfa_authenticate"] = _half_in


def who_may(name: str, method: str) -> str:
    """Whoever is not signed in where nobody need be; else the first role for which it opens."""
    row = EXPECTED[name, method]
    if row["nobody"] == "ok":
        return "nobody"
    return next((role for role in ROLES if row[role] == "ok"), ROLES[0])


class Town:
    """The world, asked page by page; each page is read once for each role."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._read: dict[tuple[str, str], Page] = {}

    def browser_of(self, name: str, role: str) -> Client:
        if name in _NEEDS_MORE:
            return _NEEDS_MORE[name](self.world)
        client = Client()
        if role in self.world.people:
            client.force_login(self.world.people[role])
        return client

    def address(self, route: Route) -> str:
        return route.address(self.world.records)

    def page(self, route: Route, role: str) -> Page:
        key = route.name, role
        if key not in self._read:
            with undone():
                answer = self.browser_of(route.name, role).get(self.address(route))
                self._read[key] = read_page(text_of(answer), route.name)
        return self._read[key]

    def form(self, route: Route, role: str) -> Form:
        """Where its own page has none that is sent there, a page of the same room has."""
        for page in self._pages_of_room(route, role):
            forms = [form for form in page.forms if form.method == "post" and leads_to(form, route, page)]
            if forms:
                return max(forms, key=lambda form: len(form.fields))
        return Form("post", "")

    def fields(self, route: Route, role: str) -> list[Field]:
        """Those on the page; without them those that its view's form has."""
        asked = [each for each in self.form(route, role).fields if each.name != "csrfmiddlewaretoken"]
        return (asked or list(_declared(route))) + SENT_THOUGH.get(route.name, [])

    def asked_in_address(self, route: Route, role: str) -> list[Field]:
        """The filters of all pages of its room: files and pictures take those of their page."""
        found = {}
        for page in self._pages_of_room(route, role):
            for form in page.forms:
                if form.method == "get":
                    found.update({(each.name, each.value): each for each in form.fields})
        return list(found.values())

    def _pages_of_room(self, route: Route, role: str) -> Iterator[Page]:
        room = route.name.rpartition(":")[0]
        for each in sorted(PAGES, key=lambda other: other.name != route.name):
            is_near = each.name.rpartition(":")[0] == room and "GET" in each.methods
            if is_near and EXPECTED.get((each.name, "GET"), {}).get(role) == "ok":
                yield self.page(each, role)


def _declared(route: Route) -> Iterator[Field]:
    view = getattr(route.view, "view_class", None)
    for name, field in getattr(getattr(view, "form_class", None), "base_fields", {}).items():
        kind = getattr(field.widget, "input_type", "textarea")
        choices = [value for value, _ in getattr(field, "choices", ())]
        if choices:
            yield from (Field(name, "option", str(value), False) for value in choices)
        else:
            yield Field(name, kind)


def leads_to(form: Form, route: Route, page: Page) -> bool:
    path = urlsplit(form.action).path
    if not path:
        return page.route == route.name
    try:
        return resolve(path).view_name == route.name
    except Resolver404:
        return False


def text_of(answer: HttpResponse) -> str:
    """Nothing of what is no page; what is sent as it is written is written to its end."""
    if getattr(answer, "streaming", False):
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return ""
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.content.decode() if is_page else ""


@contextmanager
def undone() -> Iterator[None]:
    """What happens in it has not happened after it, but has been held against the database's rules."""
    with transaction.atomic():
        try:
            yield
            connection.check_constraints()
        finally:
            transaction.set_rollback(True)


def stored(leaving_out: set[str]) -> Any:
    """How many rows each table has and, in one number, what is in them."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - leaving_out)
        each = "SELECT '{0}', count(*), sum(hashtextextended(t::text, 0)) FROM {1} t"
        quote = connection.ops.quote_name
        cursor.execute(" UNION ALL ".join(each.format(table, quote(table)) for table in tables))
        # Several processes of the database may answer, in any order.
        return sorted(cursor.fetchall(), key=lambda row: row[0])
