"""A browser for the tests: the machine's, else Debian's package, else Playwright's own download."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .steps import step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 300


def find() -> str | None:
    """The program to drive: CHROMIUM if set, the machine's own, or what Playwright fetched."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return chosen
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or _playwrights()


def find_or_install() -> str | None:
    """As find(), after trying to get one; None when there is no way to a browser here."""
    for attempt in (find, _from_debian, _from_playwright):
        found = attempt()
        if found:
            return found
    return None


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    with step("Chromium from Debian"):
        quiet = ["apt-get", "--quiet", "--quiet"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _try([*quiet, "update"], environment)
        _try([*quiet, "install", "--yes", "--no-install-recommends", "chromium"], environment)
    return find()


def _from_playwright() -> str | None:
    with step("Chromium from Playwright"):
        _try(
            [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"],
            dict(os.environ),
        )
    return find()


def _try(command: list[str], environment: dict[str, str]) -> None:
    """Whether it worked is told by what is there afterwards."""
    try:
        subprocess.run(command, env=environment, check=False, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return


def _playwrights() -> str | None:
    """Where Playwright keeps its downloads, newest first."""
    home = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    programs = sorted(home.glob("chromium*/chrome-*/*chrom*"), reverse=True)
    return next((str(path) for path in programs if path.is_file() and os.access(path, os.X_OK)), None)
