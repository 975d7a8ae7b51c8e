"""When somebody is asked once more who they are, and what becomes of what they had typed meanwhile."""

import time
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from audit.second_step.proof import confirmed_lately, lacks_second_step

SAFE = {"GET", "HEAD", "OPTIONS"}
_KEPT = "form_kept_while_asking"
_MOST_CHARACTERS = 200_000


def asks(view: object) -> bool:
    """Whether this page, or this action of an endpoint, is one for which somebody confirms who they are."""
    wanted = getattr(view, "asks_again", False)
    return wanted is True or (wanted is not False and getattr(view, "action", "") in wanted)


def must_confirm(request: HttpRequest, view: object) -> bool:
    return asks(view) and not confirmed_lately(request, time.time())


def ask(request: HttpRequest) -> HttpResponse:
    """Leads to saying who one is, and back; a form that was sent is kept, to be sent again by its sender."""
    if request.method in SAFE:
        return redirect(_way(request, request.get_full_path()))
    keep_form(request)
    return redirect(_way(request, reverse("mfa_go_on")))


def why_a_session_is_refused(request: HttpRequest, view: object) -> str:
    """For endpoints, where nobody can be led elsewhere; nothing when they may go on."""
    if lacks_second_step(request):
        return f"Take the second step of signing in first, at {reverse('mfa_index')}."
    if must_confirm(request, view):
        return f"Confirm that it is you first, at {reverse('account_reauthenticate')}."
    return ""


def keep_form(request: HttpRequest) -> None:
    """No files: no page that asks takes any. What is too long for a session is not kept; the page says so."""
    typed = [[name, value] for name, values in request.POST.lists() for value in values]
    fields = [each for each in typed if each[0] != "csrfmiddlewaretoken"]
    fits = sum(len(name) + len(value) for name, value in fields) <= _MOST_CHARACTERS
    request.session[_KEPT] = {"to": request.get_full_path(), "fields": fields if fits else None}


def kept_form(request: HttpRequest) -> dict[str, Any] | None:
    kept: dict[str, Any] | None = request.session.get(_KEPT)
    return kept


def forget_form(request: HttpRequest) -> None:
    if _KEPT in request.session:
        del request.session[_KEPT]


def _way(request: HttpRequest, back_to: str) -> str:
    """The first way that this person has of saying who they are; without any they sign in once more."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    address: str = methods[0]["url"] if methods else reverse("account_login")
    return f"{address}?{urlencode({'next': back_to})}"
