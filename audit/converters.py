"""References in addresses: what cannot be one is no address, and no question to the database."""

from django.urls import register_converter

REFERENCE = "[A-Z]{3}-[0-9]{4}-[0-9]{6}"


class ReferenceConverter:
    regex = REFERENCE
    to_python = staticmethod(str)
    to_url = staticmethod(str)


def register() -> None:
    """Every room's routes may say `<reference:reference>`."""
    register_converter(ReferenceConverter, "reference")
