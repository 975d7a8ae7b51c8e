"""What keeps the tests quick without making them untrue."""

import os

import pytest
from django.conf import settings
from django.contrib.auth import hashers

from harlowsafety.running.static_files import collect_if_changed


@pytest.fixture(autouse=True, scope="session")
def cheap_passwords() -> None:
    """Argon2 is slow on purpose; a cast of seven in every test need not wait for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    hashers.get_hashers.cache_clear()
    hashers.get_hashers_by_algorithm.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def few_files_to_look_through() -> None:
    """Else WhiteNoise looks through thousands of files for each test's client: half a second a time."""
    settings.WHITENOISE_AUTOREFRESH = True


def pytest_sessionstart(session: pytest.Session) -> None:
    """Pages name their files by hash: collected anew when one has changed since.

    By the process that starts the others, before it does: side by side they share the files, and two that
    collect at once would each take away what the other has just written.
    """
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    if not is_worker and not session.config.getoption("collectonly"):
        collect_if_changed()
