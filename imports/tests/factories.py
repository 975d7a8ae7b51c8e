"""Files and batches for the engine's tests."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from accounts.models import User
from imports.models import ImportBatch
from imports.services.checking import start_check
from imports.services.choosing import choose_as_suggested
from imports.services.confirming import confirm_import
from imports.services.running import run_batch
from imports.services.staging import stage_files
from imports.services.undoing import start_undo

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FAIR = ("Advent fair", "2026-12-05")
MARKET = ("Market", "2026-12-08")
WRONG = ("Wrong day", "5 December")


def sheet(*rows: Sequence[str]) -> bytes:
    return "\n".join(["Name,Day", *(",".join(row) for row in rows), ""]).encode()


def staged(by: User, *contents: bytes, kind: str = "events", **fields: Any) -> ImportBatch:
    files: Iterable[tuple[str, list[bytes]]] = [
        (f"events{number or ''}.csv", [content]) for number, content in enumerate(contents)
    ]
    given = {"now": NOW, "client_id": uuid.uuid4(), **fields}
    return stage_files(kind=kind, files=files, by=by, **given)


def checked(by: User, *contents: bytes, kind: str = "events", **fields: Any) -> ImportBatch:
    batch = staged(by, *contents, kind=kind, **fields)
    if kind == "events":
        choose_as_suggested(batch, by=by, now=NOW)
    start_check(batch, by=by, now=NOW)
    return ran(batch)


def imported(by: User, *contents: bytes, kind: str = "events", **fields: Any) -> ImportBatch:
    batch = checked(by, *contents, kind=kind, **fields)
    confirm_import(batch, by=by, now=NOW)
    return ran(batch)


def undone(batch: ImportBatch, by: User, reason: str = "Sent twice") -> ImportBatch:
    return ran(start_undo(batch, by=by, reason=reason))


def ran(batch: ImportBatch) -> ImportBatch:
    run_batch(batch.pk, clock=lambda: NOW)
    batch.refresh_from_db()
    return batch
