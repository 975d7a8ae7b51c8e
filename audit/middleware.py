"""The door: a page opens only if it says which right it needs and the person has it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from accounts.rights import RIGHTS, Right, Role
from audit.permissions import HasRight
from audit.services import Action, record_access, record_refusal


class DenyByDefaultMiddleware:
    """Refuses every view that declares no `right`, and everybody who does not have it.

    API views are left to `audit.permissions.HasRight`, because a token is only read inside the view;
    one that has lost that permission class is refused here.
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
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is not None and match.view_name in settings.PUBLIC_ROUTES:
            return None
        may_pass_signed_in = match is not None and match.view_name in settings.SIGNED_IN_ROUTES
        if request.user.is_authenticated and request.user.must_change_password and not may_pass_signed_in:
            return redirect("account_change_password")
        api_view = getattr(view, "cls", None)
        if api_view is not None and HasRight in api_view.permission_classes:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
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


def _who_may(right: Right | None) -> str:
    """The roles that have the right, in words for the page that refuses."""
    roles = ", ".join(role.label for role in Role if right in RIGHTS[role])
    return f"This page is for: {roles.lower()}." if roles else ""
