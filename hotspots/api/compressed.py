"""Answers that are compressed on the way: those of the map are large and are asked for often."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from isal import igzip
from rest_framework.request import Request

# Its best: a tenth more bytes than by zlib's usual level of 6, in a sixth of the time.
_LEVEL = 3
_WORTH_IT = 200


def compressed(request: Request | HttpRequest, text: str) -> HttpResponse:
    """Compressed for whoever reads that.

    Here and not everywhere: such an answer holds no secret that could be guessed from its length by mixing in
    what somebody else chose (BREACH); pages hold their form's token.
    """
    content = text.encode()
    response = HttpResponse(content, content_type="application/json")
    patch_vary_headers(response, ["Accept-Encoding"])
    if len(content) >= _WORTH_IT and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = igzip.compress(content, _LEVEL, mtime=0)
        response["Content-Encoding"] = "gzip"
    return response
