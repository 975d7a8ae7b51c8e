"""The environment that every setting is read from; a secret may lie in a file of its own.

Where `NAME_FILE` names a file, as container secrets do, what it says is the setting `NAME`.
"""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured
from environs import FileAwareEnv

Read = TypeVar("Read")

env = FileAwareEnv(strip_whitespace=True)


def taken_apart(name: str, address: str, parse: Callable[[str], Read]) -> Read:
    """An address with a password in it; where it cannot be read, nothing of it is shown."""
    try:
        return parse(address)
    except (ValueError, KeyError):
        raise ImproperlyConfigured(
            f"{name} is not an address that can be read. In its password write %2F for /, %23 for #,"
            " %3F for ?, %40 for @, %3A for : and %25 for %."
        ) from None
