"""What a zone is called in addresses. Plain Python, but for the letters that Django knows how to fold."""

from django.utils.text import slugify

# What a zone cannot be called, because its page would be another one.
TAKEN_BY_PAGES = frozenset({"add", "powers"})


def slug_of(name: str) -> str:
    """What a zone of that name is called in addresses; empty if the name has no letter or figure."""
    return slugify(name)[:50].strip("-")
