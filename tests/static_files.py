"""Pages name their static files by hash, so those must have been collected before a page is tested."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command


@pytest.fixture(autouse=True, scope="session")
def collected_static_files() -> None:
    """Collected anew when a file has changed since; `make test` has usually done it."""
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
