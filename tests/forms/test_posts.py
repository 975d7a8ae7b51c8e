"""Every form there is, found by its route, sent junk: taken or refused in words, and never broken."""

from collections.abc import Sequence
from zlib import crc32

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given, seed

from tests.access import EXPECTED
from tests.forms.filling import BOUNDED, Answer, filled_in
from tests.forms.found import (
    ROUTES,
    SHUT,
    WALKED,
    Town,
    leads_to,
    stored,
    text_of,
    undone,
    who_may,
)
from tests.forms.reading import TYPED, Field, Page, read_page
from tests.forms.sending import as_received, send
from tests.routes import Route

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_letters")]
# Looking, coming and guessing leave a row, and are not what a form was for.
LEFT_BY_ASKING = {"audit_accessrecord", "accounts_browsersession", "accounts_lockout"}
# They ask nothing: who presses them has said all.
BUTTONS_ALONE = {
    "accounts:begin_review", "accounts:deactivate", "accounts:end_key", "accounts:end_other_sessions",
    "accounts:end_person_key", "accounts:end_person_session", "accounts:end_person_sessions",
    "accounts:end_session", "accounts:open", "accounts:passphrase", "accounts:stay",
    "hotspots:emerging-undo", "hotspots:saved-delete", "imports:abandon", "imports:check",
    "incidents:unlink", "mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_remove_webauthn",
    "patrols:leave", "patrols:track-forget", "retention:lift", "retention:words", "second-step:reset",
    "summaries:comment_resolve", "summaries:compile", "summaries:mail_lift", "summaries:refresh",
    "summaries:unsubscribe",
}  # fmt: skip
# The answer shows the form once more though nothing is wrong with it.
ONCE_MORE: dict[str, str] = {}


def test_every_form_is_walked_but_those_that_are_shut_to_everybody() -> None:
    posted = {route for route, method in EXPECTED if method == "POST" and not ROUTES[route].is_api}
    shut = {route for route in posted if set(EXPECTED[route, "POST"].values()) <= {"refused", "sign-in"}}
    by_letter = {"account_reset_password", "account_reset_password_from_key"}

    assert len(WALKED) == len(posted) - len(SHUT)
    assert shut == SHUT.keys() | by_letter


@pytest.mark.parametrize("name", WALKED)
def test_junk_is_taken_or_refused_in_words(town: Town, ids: list[str], name: str) -> None:
    route, role = ROUTES[name], who_may(name, "POST")
    with undone():
        browser, form = town.browser_of(name, role), town.form(route, role)
        fields = town.fields(route, role)
        assert bool(fields) != (name in BUTTONS_ALONE), "What this form asks was not found"
        before = stored(LEFT_BY_ASKING)

        @BOUNDED
        @seed(crc32(name.encode()))
        @given(filled_in(fields, ids))
        def whatever_is_sent(answers: Sequence[Answer]) -> None:
            with undone():
                has_files = any(each.kind == "file" for each in form.fields)
                answer = send(browser, town.address(route), answers, has_files=has_files)
                hold(answer, browser, route, fields, answers, before)

        whatever_is_sent()


def hold(
    answer: HttpResponse, browser: Client, route: Route, fields: list[Field], answers: Sequence[Answer],
    before: object,
) -> None:  # fmt: skip
    """What is true of every answer, whatever was sent."""
    assert answer.status_code < 500
    if answer.status_code in (301, 302):
        seen = browser.get(answer.headers["Location"])
        assert seen.status_code < 500
        text_of(seen)
        return
    page = read_page(text_of(answer), route.name)
    comes_back = is_asked_again(page, route, fields)
    if answer.status_code >= 400 or (comes_back and not is_a_step(route, fields, answers)):
        assert stored(LEFT_BY_ASKING) == before, "Refused, and something was written all the same"
    if comes_back:
        if not is_a_step(route, fields, answers):
            assert page.has_summary, "The form comes back and does not say why"
        assert lost(page, fields, answers) == {}, "What was typed is lost"


def is_asked_again(page: Page, route: Route, fields: list[Field]) -> bool:
    """The same form with the same questions; not one that shows the answers and asks whether they are so."""
    asked = {each.name for each in fields if each.kind not in ("hidden", "button")}
    found = {
        each.name
        for form in page.forms
        if form.method == "post" and leads_to(form, route, page)
        for each in form.fields
        if each.kind not in ("hidden", "button")
    }
    return bool(asked & found)


def is_a_step(route: Route, fields: list[Field], answers: Sequence[Answer]) -> bool:
    """A button with a name asks for something else than to be done, such as a row more."""
    buttons = {each.name for each in fields if each.kind == "button"}
    return route.name in ONCE_MORE or any(name in buttons for name, _ in answers)


def lost(page: Page, fields: list[Field], answers: Sequence[Answer]) -> dict[str, str]:
    """What somebody typed and does not find in its field. Of a field sent twice, the last counts."""
    typed = {each.name for each in fields if each.kind in TYPED}
    sent = {name: as_received(each) for name, each in answers if name in typed and isinstance(each, str)}
    shown = page.typed()
    return {name: each for name, each in sent.items() if each not in shown.get(name, [])}
