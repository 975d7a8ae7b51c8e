"""What `make test` needs beyond Python packages: browser packages, a browser, static files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .chromium import find_or_install
from .node import BASE, fetch_browser_packages
from .static_files import collect_if_changed
from .steps import CannotRunError, step


def main() -> int:
    try:
        fetch_browser_packages(development=True)
    except CannotRunError as error:
        print(error, file=sys.stderr)
        return 1
    if find_or_install() is None:
        print("No Chromium can be had here: browser tests are skipped (with CI=true they fail).")
    collect_static_files()
    return 0


def collect_static_files() -> None:
    """Into the tests' own var, so that pages find hashed names and nobody's data is touched."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "harlowsafety.settings"
    var = Path(os.environ.get("HARLOWSAFETY_VAR") or BASE / "var")
    os.environ["HARLOWSAFETY_VAR"] = str(var / "test")
    import django  # late: the environment must be complete before settings are read

    with step("Static files"):
        django.setup()
        collect_if_changed()


if __name__ == "__main__":
    sys.exit(main())
