"""Whether mail can be sent at all, and to which addresses."""

from django.conf import settings


def what_is_missing() -> list[str]:
    """In words for the page and the log; empty when mail goes out."""
    missing = {
        "No mail server is set (EMAIL_URL).": not settings.MAIL_SERVER,
        "No sender is set (MAIL_FROM).": not settings.MAIL_FROM,
        "No domain may be written to (MAIL_DOMAINS).": not settings.MAIL_DOMAINS,
    }
    return [words for words, is_missing in missing.items() if is_missing]


def is_allowed(address: str) -> bool:
    """Whether the part behind the @ is in the list; what lies below a domain in it is another domain."""
    return address.rpartition("@")[2].lower() in settings.MAIL_DOMAINS
