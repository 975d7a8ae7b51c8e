"""Published logs for tests: made up, in the sixteen columns that the real ones have."""

import csv
import io
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from accounts.models import User
from deployments.lfr_log.columns import COLUMNS
from imports.models import ImportBatch
from imports.services.checking import start_check
from imports.services.choosing import choose_as_suggested
from imports.services.confirming import confirm_import
from imports.services.running import run_batch
from imports.services.staging import stage_files
from imports.services.undoing import start_undo

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HEADINGS = [column.heading for column in COLUMNS]
# A line in which everything agrees; 12 alerts, one of them judged true on the screen alone.
LINE = {
    "site": "Stone Cross", "day": "14/01/25", "duration": "6hr 20m", "use_case": "Crime Hotspot",
    "watchlist_size": "15,177", "threshold": "0.64", "alerts_total": "12", "true_alerts_confirmed": "11",
    "true_alerts_unconfirmed": "1", "false_alerts_confirmed": "0", "false_alerts_unconfirmed": "0",
    "false_alert_rate": "0%", "arrests": "4", "others": "0", "no_action": "7", "faces_seen": "10245",
}  # fmt: skip


def log(*lines: Mapping[str, str], headings: Sequence[str] = HEADINGS) -> bytes:
    """A log as CSV; each line says only where it differs."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(headings)
    writer.writerows([{**LINE, **line}.values() for line in lines])
    return written.getvalue().encode()


def checked(by: User, content: bytes, *, sender: str = "Essex Police", name: str = "lfr.csv") -> ImportBatch:
    batch = stage_files(
        kind="lfr_log", files=[(name, [content])], sender=sender, by=by, now=NOW, client_id=uuid.uuid4()
    )
    choose_as_suggested(batch, by=by, now=NOW)
    start_check(batch, by=by, now=NOW)
    return _ran(batch)


def imported(by: User, content: bytes, **how: str) -> ImportBatch:
    batch = checked(by, content, **how)
    confirm_import(batch, by=by, now=NOW)
    return _ran(batch)


def undone(batch: ImportBatch, by: User) -> ImportBatch:
    return _ran(start_undo(batch, by=by, reason="The wrong year"))


def told(batch: ImportBatch) -> list[str]:
    """The findings, in words."""
    return list(batch.findings.values_list("words", flat=True))


def _ran(batch: ImportBatch) -> ImportBatch:
    run_batch(batch.pk, clock=lambda: NOW)
    batch.refresh_from_db()
    return batch
