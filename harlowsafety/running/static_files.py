"""Collects static files only when one of them changed: hashing and compressing all takes seconds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .node import BASE

# Sources and examples that packages ship beside what a browser asks for; half of all the work.
NOT_FOR_BROWSERS = ["*.scss", "*.njk", "*.md", "fixtures.json", "macro-options.json", "redoc"]
NOT_FOR_BROWSERS += ["template*.html", "*.d.ts", "leaflet-geoman.js", "leaflet-geoman.js.map"]


def collect_if_changed() -> bool:
    """Bring STATIC_ROOT up to date; tells whether there was anything to do. Django must be set up."""
    from django.conf import settings  # late: the environment must be complete before settings are read
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name(f"{root.name}.collected")
    wanted = _fingerprint()
    if root.is_dir() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return False
    stamp.unlink(missing_ok=True)
    call_command(
        "collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=NOT_FOR_BROWSERS
    )
    stamp.write_text(wanted, encoding="ascii")
    return True


def _fingerprint() -> str:
    """Of every source file's name, size and time, and of the packages that process them."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256((BASE / "requirements.txt").read_bytes())
    for finder in get_finders():
        for name, storage in finder.list(None):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
