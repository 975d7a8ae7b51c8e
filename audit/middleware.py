"""The door: a page opens only if it says which right it needs and the person has it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.rights import RIGHTS, Right, Role
from audit.permissions import HasRight
from audit.second_step.proof import came_by_directory
from audit.services import Action, record_access, record_refusal


class DenyByDefaultMiddleware:
    """Refuses every view that declares no `right`, and everybody who does not have it.

    API views are left to `audit.permissions.HasRight`, because a token is only read inside the view;
    one that has lost that permission class is refused here. What a page of a lower room `shows`, or a
    file of it `takes_out`, is written down here, too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        view = getattr(request.resolver_match.func if request.resolver_match else None, "view_class", None)
        kind = getattr(view, "takes_out", None)
        if kind is not None and response.status_code == HTTPStatus.OK:
            ids = [str(each) for each in request.resolver_match.kwargs.values()]
            record_access(request, Action.EXPORT, kind, ids=ids)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is not None and match.view_name in settings.PUBLIC_ROUTES:
            return None
        may_pass_signed_in = match is not None and match.view_name in settings.SIGNED_IN_ROUTES
        if _needs_own_password(request) and not may_pass_signed_in:
            return redirect("account_change_password")
        api_view = getattr(view, "cls", None)
        if api_view is not None and HasRight in api_view.permission_classes:
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        page = getattr(view, "view_class", None)
        right = getattr(page, "right", None)
        if may_pass_signed_in:
            right = Right.SIGNED_IN
        if right is None or not request.user.can(right):
            record_refusal(request, page)
            raise PermissionDenied(_who_may(right))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Writes down what a service refused to this person, though the page itself is open to them."""
        if isinstance(exception, PermissionDenied):
            view = request.resolver_match.func if request.resolver_match else None
            record_refusal(request, getattr(view, "view_class", None))

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Writes down what a page of a lower room says that it `shows`."""
        view = getattr(request.resolver_match.func if request.resolver_match else None, "view_class", None)
        kind, context = getattr(view, "shows", None), response.context_data or {}
        if kind is None or response.status_code != HTTPStatus.OK:
            return response
        if "object_list" in context:
            listed = context["object_list"]
            record_access(
                request, Action.LIST, kind, ids=[str(each.pk) for each in listed],
                filters=request.GET.urlencode(), count=len(listed),
            )  # fmt: skip
        elif "object" in context:
            record_access(request, Action.VIEW, kind, ids=[str(context["object"].pk)])
        return response


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """And back again. What was sent is not kept, so a form leads back to its page; and it says what ended."""
    safe = request.method in ("GET", "HEAD")
    asked = request.get_full_path() if safe else _page_before(request)
    answer = redirect_to_login(asked)
    if ended := request.session.ended:
        answer["Location"] += f"&ended={ended}"
    return answer


def _page_before(request: HttpRequest) -> str:
    """The page of ours on which the form was, if the browser says so: many addresses only take forms."""
    before = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(before)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path()


def _needs_own_password(request: HttpRequest) -> bool:
    """Whoever came through a directory has no use for the passphrase, nor ever learnt it."""
    user = request.user
    return user.is_authenticated and user.must_change_password and not came_by_directory(request)


def _who_may(right: Right | None) -> str:
    """The roles that have the right, in words for the page that refuses."""
    roles = ", ".join(role.label for role in Role if right in RIGHTS[role])
    return f"This page is for: {roles.lower()}." if roles else ""
