"""Keeps when somebody was last there: at most once a minute, and not for what a page asks for by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

# What scripts say that ask again and again without anybody there.
BACKGROUND = "X-Background"


class SeenMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if BACKGROUND not in request.headers:
            request.session.keep_seen(timezone.now())
        return response
