"""Sheets for tests, and a reading of one without the room around it."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db import transaction
from openpyxl import Workbook

from accounts.models import User
from imports.kinds import ImportKind, Job, LocalFile, Outcome
from imports.models import ImportBatch
from imports.tests.factories import NOW


def csv_of(*rows: Sequence[object], separator: str = ",") -> bytes:
    return "".join(separator.join(map(str, row)) + "\r\n" for row in rows).encode()


def xlsx_of(*rows: Sequence[object], title: str = "Sheet1", **more: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet, and of others by their names."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    for name, others in more.items():
        page = book.create_sheet(name)
        for row in others:
            page.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def local_file(folder: Path, content: bytes, name: str) -> LocalFile:
    path = folder / f"{uuid.uuid4()}.part"
    path.write_bytes(content)
    return LocalFile(name, path, hashlib.sha256(content).hexdigest(), len(content))


def batch_of(kind: ImportKind, by: User) -> ImportBatch:
    return ImportBatch.objects.create(
        reference=f"IMP-{uuid.uuid4().hex[:12]}", kind=kind.key, staged_by=by, staged_at=NOW
    )


def read_sheet(
    kind: ImportKind,
    content: bytes,
    *,
    by: User,
    folder: Path,
    name: str = "sheet.csv",
    columns: Mapping[str, str] | None = None,
    values: Mapping[str, Mapping[str, str]] | None = None,
    write: bool = False,
    batch: ImportBatch | None = None,
) -> Outcome:
    """What the kind makes of it; as in the room, nothing is kept of what is not ok."""
    job = Job(
        batch=batch or batch_of(kind, by),
        files=[local_file(folder, content, name)],
        columns=columns or {},
        values=values or {},
        by=by,
        write=write,
        on_progress=lambda _done, _total: None,
    )
    with transaction.atomic():
        outcome = kind.read(job)
        if not outcome.is_ok:
            transaction.set_rollback(True)
    return outcome


def words_of(outcome: Outcome) -> list[str]:
    """Each finding as somebody reads it: the line, the column, the words."""
    return [f"{each.line} {each.column}: {each.words}" for each in outcome.findings.first]
