"""Each request has a number: in every log line, in the answer, on the page of an error, and in its tasks."""

import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from celery import Task
from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
_WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")
_current: ContextVar[str] = ContextVar("request_number", default="-")

log = logging.getLogger("harlowsafety.requests")


def current_number() -> str:
    """The number of the request or the task that runs now, or a hyphen."""
    return _current.get()


def for_pages(request: HttpRequest) -> dict[str, str]:
    """What pages of errors show."""
    return {"request_number": current_number()}


class RequestNumberMiddleware:
    """The outermost: whatever is answered has a number, and one line in the log that names no record."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        number = _given(request) or secrets.token_hex(6)
        token = _current.set(number)
        try:
            response = self.get_response(request)
            response[HEADER] = number
            _write_line(request, response, began)
        finally:
            _current.reset(token)
        return response


class NumberedTask(Task):
    """A task works under the number of the request that asked for it, or under its own."""

    abstract = True

    def apply_async(self, *args: Any, headers: dict[str, Any] | None = None, **options: Any) -> Any:
        told = dict(headers or {})
        if current_number() != "-":
            told.setdefault("request_number", current_number())
        return super().apply_async(*args, headers=told, **options)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        given = getattr(self.request, "request_number", None) or str(self.request.id or "-")[:12]
        token = _current.set(str(given))
        try:
            return self.run(*args, **kwargs)
        finally:
            _current.reset(token)


def _given(request: HttpRequest) -> str:
    """What our own proxy says, and nobody else: a number of one's own would hide among others."""
    given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
    return given if _WELL_FORMED.fullmatch(given) else ""


def _write_line(request: HttpRequest, response: HttpResponse, began: float) -> None:
    match = getattr(request, "resolver_match", None)
    facts = {
        "method": request.method if request.method in _METHODS else "other",
        "route": match.view_name if match else "",
        "status": response.status_code,
        "ms": round(1000 * (time.monotonic() - began)),
    }
    log.info("%s %s %s %s ms", *facts.values(), extra=facts)


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
