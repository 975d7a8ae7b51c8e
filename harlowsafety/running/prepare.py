"""Brings database and static files up to date, inside the process that goes on to supervise."""

from __future__ import annotations

import io
from pathlib import Path

from .static_files import collect_if_changed
from .steps import step


def prepare(log: Path) -> None:
    """Migrate, collect static files, seed an empty demonstration; commands speak to ``log``."""
    import django  # late: the environment must be complete before settings are read
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    with log.open("a", encoding="utf-8") as output:
        with step("Application"):
            django.setup()
        with step("Database"):
            call_command("migrate", interactive=False, verbosity=1, stdout=output, stderr=output)
        with step("Static files"):
            collect_if_changed()
        if settings.DEBUG:
            with step("Demonstration data"):
                call_command("seed_demo", if_empty=True, stdout=output, stderr=output)
    connections.close_all()


def sign_ins() -> str:
    """The demonstration's people and password, as the command that knows them prints them."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    output = io.StringIO()
    if not settings.DEBUG:
        return ""
    call_command("demo_sign_ins", stdout=output)
    connections.close_all()
    return output.getvalue().rstrip()
