"""What stays behind when everything is taken out: settings.EVERYTHING_OUT names it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Rules:
    """Models by their labels, such as "accounts.User"."""

    # Whole tables, each with the reason: credentials, and what is made anew.
    left_out: Mapping[str, str]
    # Fields, each with the value that stands in its place in a restored database.
    fields_left_out: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # What a new database holds already: emptied before a restore, and no sign that it is in use.
    filled_by_migrations: frozenset[str] = frozenset()
    # Makes anew what was left out because it can be.
    rebuild: Callable[[], object] = lambda: None


@cache
def rules() -> Rules:
    found: Rules = import_string(settings.EVERYTHING_OUT)
    return found
