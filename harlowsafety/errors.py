"""What is answered when something goes wrong: what to do next, and nothing of how it is made here.

The API answers in JSON under `detail`, as its own refusals do.
"""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from harlowsafety.request_number import current_number

_API = "/api/"
_DETAILS = {
    HTTPStatus.BAD_REQUEST: "This request cannot be understood.",
    HTTPStatus.FORBIDDEN: "You may not do this.",
    HTTPStatus.NOT_FOUND: "Not found.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This request is too large.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests. Wait a few minutes and try again.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong here. Tell an administrator the number.",
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _answer(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "413.html")
    return _answer(request, HTTPStatus.BAD_REQUEST, "400.html")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page says what the refusal itself says: who may, or what has to be done first."""
    return _answer(request, HTTPStatus.FORBIDDEN, "403.html", exception=str(exception))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, HTTPStatus.NOT_FOUND, "404.html")


def too_many_requests(request: HttpRequest) -> HttpResponse:
    return _answer(request, HTTPStatus.TOO_MANY_REQUESTS, "429.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _answer(request, HTTPStatus.FORBIDDEN, "403_csrf.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks neither the database nor who it is: they may be what is broken."""
    if request.path.startswith(_API):
        return _json(HTTPStatus.INTERNAL_SERVER_ERROR)
    page = render_to_string("500.html", {"request_number": current_number()})
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _answer(request: HttpRequest, status: HTTPStatus, page: str, **more: Any) -> HttpResponse:
    if request.path.startswith(_API):
        return _json(status)
    return render(request, page, more, status=status)


def _json(status: HTTPStatus) -> JsonResponse:
    return JsonResponse({"detail": _DETAILS[status], "number": current_number()}, status=status)
