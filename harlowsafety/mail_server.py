"""The mail server's address, as one setting: what it says of host, port, name, password and encryption."""

from typing import Any

import dj_email_url

SECONDS = 20


def settings_of(url: str) -> dict[str, Any]:
    """Django's settings of a mail server; without one, mail goes nowhere and `MAIL_SERVER` is empty."""
    told = dict(dj_email_url.parse(url or "dummy:"))
    told.pop("EMAIL_FILE_PATH", None)
    host = told["EMAIL_HOST"] or ""
    told |= {"EMAIL_HOST": host, "EMAIL_PORT": told["EMAIL_PORT"] or 25}
    told |= {"EMAIL_TIMEOUT": told["EMAIL_TIMEOUT"] or SECONDS, "MAIL_SERVER": host}
    return told
