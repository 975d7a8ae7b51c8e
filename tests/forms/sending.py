"""Sending a form as a browser would, byte by byte, also with what no browser would send."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote_from_bytes

from django.http import HttpResponse
from django.test import Client

from tests.forms.filling import Answer
from tests.forms.junk import File

_BOUNDARY = "between-the-answers"


def as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def as_received(text: str) -> str:
    """What the service reads where it was sent half a character."""
    return as_bytes(text).decode("utf-8", "replace")


def in_address(answers: Sequence[tuple[str, str]]) -> str:
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in answers)


def send(client: Client, address: str, answers: Sequence[Answer], *, has_files: bool) -> HttpResponse:
    sent: Any
    if has_files:
        sent = client.generic(
            "POST", address, _in_parts(answers), f"multipart/form-data; boundary={_BOUNDARY}"
        )
    else:
        typed = [(name, each) for name, each in answers if isinstance(each, str)]
        sent = client.generic(
            "POST", address, in_address(typed).encode(), "application/x-www-form-urlencoded"
        )
    return sent  # type: ignore[no-any-return]


def _quoted(text: str) -> str:
    return quote_from_bytes(as_bytes(text), safe="")


def _in_parts(answers: Sequence[Answer]) -> bytes:
    parts = []
    for name, each in answers:
        about = f'Content-Disposition: form-data; name="{name}"'
        if isinstance(each, File):
            about += f'; filename="{each.name}"\r\nContent-Type: application/octet-stream'
        content = each.content if isinstance(each, File) else as_bytes(each)
        parts.append(b"--%s\r\n%s\r\n\r\n%s\r\n" % (_BOUNDARY.encode(), as_bytes(about), content))
    return b"".join(parts) + f"--{_BOUNDARY}--\r\n".encode()
