"""The headers that neither Django nor a library sets, on every answer, static files and errors too."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


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
