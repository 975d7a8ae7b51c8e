"""The signing key of an installation that was given none: made once and kept in ``var``."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from .errors import EmbeddedError
from .places import not_ours


def secret_key(var: Path | str) -> str:
    """Read the key in ``var/secret-key``, or make it; two processes at once agree on one."""
    path = Path(var) / "secret-key"
    try:
        with contextlib.suppress(FileNotFoundError):
            return path.read_text(encoding="ascii")
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(prefix=".secret-key-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
                file.flush()
                os.fsync(file.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)  # whole or not at all, and the first one wins
        finally:
            Path(draft).unlink()
        return path.read_text(encoding="ascii")
    except PermissionError as error:
        raise EmbeddedError(not_ours(path)) from error
