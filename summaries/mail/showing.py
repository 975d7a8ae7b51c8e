"""An e-mail shown out of its bytes, whole or as its web page, or given out as the file that it is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from summaries.mail.readiness import what_is_missing
from summaries.mail.reading import read_mail

# Nothing but its own looks: an e-mail has no scripts, and its page asks for nothing.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation; frame-ancestors 'none'"
)


def show_mail(request: HttpRequest, content: bytes, *, name: str, told: dict[str, Any]) -> HttpResponse:
    part = request.GET.get("part", "")
    if part == "file":
        answer = HttpResponse(content, content_type="message/rfc822")
        answer["Content-Disposition"] = f'attachment; filename="{name}.eml"'
        return answer
    mail = read_mail(content)
    if part == "html":
        answer = HttpResponse(mail.html)
        answer["Content-Security-Policy"] = _POLICY
        return answer
    version = request.GET.get("version", "")
    return render(
        request,
        "summaries/mail/one.html",
        {
            "mail": mail,
            "is_emptied": not content,
            "others": f"version={version}&" if version.isdecimal() else "",
            "missing": what_is_missing(),
            **told,
        },
    )
