"""No body fills the memory: what says that it is too long is not read, whatever it is sent to.

Django holds forms to `DATA_UPLOAD_MAX_MEMORY_SIZE`, but the API reads JSON past that limit. Who may send how
much as files is decided by `harlowsafety.uploads`, once it is known who asks; here ends what nobody may send.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from harlowsafety.uploads import ALLOWANCE


class BodySizeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) > _most(request):
            raise RequestDataTooBig("The body is longer than any that is taken here.")
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() else 0


def _most(request: HttpRequest) -> int:
    if request.content_type == "multipart/form-data":
        return settings.LARGEST_IMPORT + ALLOWANCE
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
