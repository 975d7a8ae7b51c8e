"""Writing the file that somebody asked for: what the worker does, and tests and commands may."""

import hashlib
import logging
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import IO

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from exports.everything.taking import write_everything
from exports.files import ListFile, NoRoomError, file_name
from exports.locks import export_in_hand
from exports.models import ExportJob, ExportPiece
from exports.progress import teller_of
from exports.reading import read_list
from exports.services.allowing import list_for, refuse_who_may_not

log = logging.getLogger(__name__)
# Bytes of a file in one piece: a few pieces are all of it that is ever in memory.
PIECE = 1 << 20
_NOT_OUR_WORDS = "It could not be written. Ask for it again; if it fails again, tell your administrator."


class StoppedError(Exception):
    """Somebody ended the writing meanwhile: a leaver's file, or one with records that were erased."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a file came to."""

    name: str
    rows: int


def write_export(pk: int) -> str:
    """Write the file; the state that it is in then. Delivered twice it is written once.

    A worker that dies leaves it as it was: whoever has it next begins anew.
    """
    with export_in_hand(pk) as is_ours:
        job = ExportJob.objects.select_related("by__organisation").filter(pk=pk).first()
        if job is None or not is_ours or not job.is_at_work:
            return job.state if job else ""
        job.state = ExportJob.State.WRITING
        job.save(update_fields=["state"])
        try:
            _write(job)
        except StoppedError:
            job.refresh_from_db()
        except (PermissionDenied, ValidationError, NoRoomError) as refused:
            _fail(job, refused)
        except Exception:
            _fail(job, None)
            log.exception("The export %s failed", job.pk)
        return str(job.state)


def _write(job: ExportJob) -> None:
    refuse_who_may_not(job, job.by)
    # Beside the database first: what is read is read in one moment, in which nothing can be written.
    with tempfile.TemporaryFile() as file:
        written = (_everything if job.is_of_everything else _list)(job, file, teller_of(job))
        file.seek(0)
        _keep(job, written, file)


def _list(job: ExportJob, to: IO[bytes], tell: Callable[[int, int], None]) -> Written:
    reading = read_list(list_for(job.by, job.key), user=job.by, query=job.query)
    rows = 0

    def on_rows(done: int, of: int) -> None:
        nonlocal rows
        rows = done
        tell(done, of)

    file = ListFile(reading, job.format, timezone.now(), reason=job.reason, on_rows=on_rows)
    for chunk in file.chunks():
        to.write(chunk)
    return Written(file.name, rows)


def _everything(job: ExportJob, to: IO[bytes], tell: Callable[[int, int], None]) -> Written:
    made_at = timezone.now()
    rows = write_everything(to, made_at=made_at, reason=job.reason, on_tables=tell)
    return Written(file_name("Everything", "zip", made_at), rows)


@transaction.atomic
def _keep(job: ExportJob, written: Written, file: IO[bytes]) -> None:
    if not ExportJob.objects.select_for_update().filter(pk=job.pk, state=ExportJob.State.WRITING).exists():
        raise StoppedError
    job.pieces.all().delete()
    digest = hashlib.sha256()
    size = 0
    for number, piece in enumerate(_pieces(file)):
        digest.update(piece)
        size += len(piece)
        ExportPiece.objects.create(job=job, number=number, content=piece)
    now = timezone.now()
    job.state, job.rows, job.size, job.sha256 = ExportJob.State.READY, written.rows, size, digest.hexdigest()
    job.file_name, job.made_at = written.name, now
    job.expires_at = now + timedelta(hours=settings.EXPORT_HOURS)
    job.save()


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def _fail(job: ExportJob, refused: Exception | None) -> None:
    messages = getattr(refused, "messages", None)
    words = " ".join(messages) if messages else str(refused or _NOT_OUR_WORDS)
    job.state, job.error = ExportJob.State.FAILED, (words or _NOT_OUR_WORDS)[:300]
    job.save(update_fields=["state", "error"])
