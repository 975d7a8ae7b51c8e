#!/usr/bin/env python
"""Django's command line, with the embedded services running for as long as the command does."""

import os
import sys

NEEDS_NO_SERVICES = {"help", "--help", "-h", "version", "--version", "collectstatic"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harlowsafety.settings")
    try:
        from django.conf import settings
        from django.core.management import execute_from_command_line

        from harlowsafety import embedded
    except ImportError as error:
        sys.exit(f"A package is missing ({error.name}): run make setup, then .venv/bin/python manage.py …")

    if len(sys.argv) < 2 or sys.argv[1] in NEEDS_NO_SERVICES:
        execute_from_command_line(sys.argv)
        return
    try:
        lease = embedded.join(
            settings.VAR_DIR, postgres=settings.EMBEDDED_POSTGRES, valkey=settings.EMBEDDED_VALKEY
        )
    except embedded.EmbeddedError as error:
        sys.exit(str(error))
    with lease:
        if settings.EMBEDDED_POSTGRES:  # so that dbshell finds a psql of the server's own version
            os.environ["PATH"] = f"{embedded.postgres_programs()}{os.pathsep}{os.environ.get('PATH', '')}"
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
