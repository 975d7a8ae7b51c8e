"""Police files sent to the import room, checked, confirmed and imported as a worker would."""

import io
import uuid
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from accounts.models import User
from imports.models import ImportBatch
from imports.services.checking import start_check
from imports.services.confirming import confirm_import
from imports.services.running import run_batch
from imports.services.staging import stage_files
from imports.services.undoing import start_undo

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def checked(files: Mapping[str, str | bytes], *, by: User) -> ImportBatch:
    """The files by the names they were sent under, staged and looked through."""
    sent = [
        (name, [content if isinstance(content, bytes) else content.encode()])
        for name, content in files.items()
    ]
    batch = stage_files(kind="police_files", files=sent, by=by, now=NOW, client_id=uuid.uuid4())
    start_check(batch, by=by, now=NOW)
    return ran(batch)


def imported(files: Mapping[str, str | bytes], *, by: User) -> ImportBatch:
    batch = checked(files, by=by)
    confirm_import(batch, by=by, now=NOW)
    return ran(batch)


def undone(batch: ImportBatch, *, by: User) -> ImportBatch:
    return ran(start_undo(batch, by=by, reason="The wrong month"))


def ran(batch: ImportBatch) -> ImportBatch:
    run_batch(batch.pk, clock=lambda: NOW)
    batch.refresh_from_db()
    return batch


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return archive.getvalue()
