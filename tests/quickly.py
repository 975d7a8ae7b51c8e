"""What keeps the tests quick without making them untrue."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.contrib.staticfiles import finders
from django.core.management import call_command


@pytest.fixture(autouse=True, scope="session")
def cheap_passwords() -> None:
    """Argon2 is slow on purpose; a cast of seven in every test need not wait for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    hashers.get_hashers.cache_clear()
    hashers.get_hashers_by_algorithm.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def collected_static_files() -> None:
    """Pages name their files by hash: collected anew when one has changed since."""
    # Else WhiteNoise looks through thousands of files for each test's client: half a second a time.
    settings.WHITENOISE_AUTOREFRESH = True
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    collected_at = manifest.stat().st_mtime if manifest.exists() else 0.0
    sources = (
        Path(storage.path(name))
        for finder in finders.get_finders()
        for name, storage in finder.list(["CVS", ".*"])
    )
    if any(source.stat().st_mtime > collected_at for source in sources):
        call_command("collectstatic", interactive=False, verbosity=0)
