"""The second door: nothing opens without the second step, and what matters most asks again who is there."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from audit.second_step.asking import SAFE, ask, forget_form, must_confirm
from audit.second_step.proof import has_second_step, lacks_second_step


class SecondStepMiddleware:
    """After the first door, which decided whether this person may open the page at all.

    Endpoints are left to `audit.permissions.HasRight`: whoever comes with an API key has no second step.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        if route in settings.PUBLIC_ROUTES or hasattr(view, "cls") or not request.user.is_authenticated:
            return None
        if lacks_second_step(request) and (elsewhere := _before_anything_else(request, route)):
            return elsewhere
        page = getattr(view, "view_class", None)
        if must_confirm(request, page):
            return ask(request)
        if request.method not in SAFE and getattr(page, "asks_again", False):
            forget_form(request)
        return None


def _before_anything_else(request: HttpRequest, route: str) -> HttpResponse | None:
    """Whoever has no second step sets it up; whoever has one shows it, and may not add another before."""
    if has_second_step(request.user):
        if route in settings.SHOWING_ROUTES:
            return None
        return redirect("mfa_reauthenticate")
    return None if route in settings.SETTING_UP_ROUTES else redirect("mfa_index")
