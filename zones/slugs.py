"""What a zone is called in addresses."""

from django.utils.text import slugify


def slug_of(name: str) -> str:
    """What a zone of that name is called in addresses; empty if the name has no letter or figure."""
    return slugify(name)[:50].strip("-")
