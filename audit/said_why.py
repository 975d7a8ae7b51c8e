"""Why a program reads: what the boxes of the pages ask of people, said in a header with any request."""

from contextlib import suppress

from django.http import HttpRequest
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

HEADER = "X-Reason"
MOST_CHARACTERS = 200


def said_why(request: HttpRequest | None) -> str:
    """Without what no text has; sent as UTF-8, which the server hands on as if each byte were a letter."""
    sent = request.headers.get(HEADER, "") if request else ""
    with suppress(UnicodeError):
        sent = sent.encode("latin-1").decode()
    return "".join(each for each in sent if each.isprintable()).strip()


def check_said_why(request: Request) -> None:
    """Too long is refused, not cut: half a reason may say something else."""
    if len(said_why(request._request)) > MOST_CHARACTERS:
        raise ValidationError({HEADER: [f"Use at most {MOST_CHARACTERS} characters."]})
