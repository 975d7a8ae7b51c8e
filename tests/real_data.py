"""Real published files to test against, where they are at hand: they are not part of the project."""

from pathlib import Path

import pytest
from django.conf import settings


def real_data(*parts: str) -> Path:
    """A file or folder beside the project, or a test that is skipped and says why."""
    folder = Path(settings.BASE_DIR).parent / "shared" / "data"
    path = folder.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no real police files at {path}, so what they hold is not checked")
    return path
