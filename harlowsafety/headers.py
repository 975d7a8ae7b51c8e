"""The headers that neither Django nor a library sets, on every answer, static files and errors too."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property


class HeadersMiddleware:
    """What a page may ask of the device, and that no other site may take anything in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = ", ".join(f"{what}={who}" for what, who in settings.PERMISSIONS_POLICY.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = self.policy
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


class ContentPolicyMiddleware(CSPMiddleware):
    """django-csp puts the policy together for each answer. Where nobody asked for a nonce, it is known."""

    @cached_property
    def without_nonce(self) -> str:
        return build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.DEBUG or hasattr(request, "_csp_nonce") or HEADER in response:
            return super().process_response(request, response)
        response[HEADER] = self.without_nonce
        # As there: a nonce that is asked for now would not be in the header.
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]
        return response
