"""System checks with an id and a hint: settings that are dangerous together."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "testserver"}


@register(Tags.security)
def debug_stays_on_this_machine(**kwargs: Any) -> list[Error]:
    """DEBUG opens the demonstration sign-ins, so it must never be reachable from elsewhere."""
    if settings.DEBUG and set(settings.ALLOWED_HOSTS) - LOOPBACK:
        return [
            Error(
                "DEBUG is on while ALLOWED_HOSTS admits other machines.",
                hint="Unset DEBUG, or leave ALLOWED_HOSTS at its default.",
                id="harlowsafety.E001",
            )
        ]
    return []


@register(Tags.security)
def sensitive_papers_are_not_attached(**kwargs: Any) -> list[Error]:
    """A mailbox is no place for them: whoever reads one signs in for it."""
    if "SENSITIVE" in settings.MARKING.upper() and settings.SUMMARY_PDF == "attach":
        return [
            Error(
                "The weekly summary would be attached to e-mails although it is marked sensitive.",
                hint="Set SUMMARY_PDF=link.",
                id="harlowsafety.E002",
            )
        ]
    return []


@register(Tags.security)
def mail_leads_here_over_https(**kwargs: Any) -> list[Error]:
    """A link in an e-mail, and the one that ends a subscription, must lead to this service in earnest."""
    if settings.MAIL_SERVER and not settings.DEBUG and not settings.SITE_URL.startswith("https://"):
        return [
            Error(
                "EMAIL_URL is set, and links in the e-mails would not lead to an https address.",
                hint="Set SITE_URL to the address that this service is opened by, with https://.",
                id="harlowsafety.E003",
            )
        ]
    return []
