"""The door: a page opens only if it says which right it needs and the person has it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from audit.permissions import HasRight
from audit.services import record_refusal


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
        api_view = getattr(view, "cls", None)
        if api_view is not None and HasRight in api_view.permission_classes:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        right = getattr(getattr(view, "view_class", None), "right", None)
        if right is None or not request.user.can(right):
            record_refusal(request)
            raise PermissionDenied
        return None
