"""Receiving files: kept whole, as they were sent, before anything of them is believed."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from audit.references import next_reference
from imports.kinds import ImportKind, all_kinds
from imports.models import ImportBatch, StagedFile
from imports.reading.names import clean_name, has_ending
from imports.staging import TooLargeError, keep_bytes
from measures.weeks import local

MOST_FILES = 1_000


@dataclass(frozen=True, slots=True)
class Most:
    """Bytes and files at once."""

    size: int
    files: int


def stage_files(
    *,
    kind: str,
    files: Iterable[tuple[str, Iterable[bytes]]],
    by: User,
    now: datetime,
    sender: str = "",
    client_id: uuid.UUID | None = None,
    most: Most | None = None,
) -> ImportBatch:
    """Keep the files, given as names and bytes in chunks, as one batch.

    The same `client_id` again returns the batch that it made. `most` is what this door lets in, where it is
    not what everybody may send.
    """
    wanted = all_kinds().get(kind)
    if wanted is None:
        raise ValidationError({"kind": "Choose what the files hold."})
    if not by.can(wanted.right):
        raise PermissionDenied
    client_id = client_id or uuid.uuid4()
    if (made := _already_made(client_id, by)) is not None:
        return made
    try:
        with transaction.atomic():
            batch = ImportBatch.objects.create(
                reference=next_reference("IMP", local(now).year),
                client_id=client_id,
                kind=wanted.key,
                sender=_sender(sender),
                staged_by=by,
                staged_at=now,
            )
            _keep_all(batch, wanted, files, most or Most(settings.LARGEST_IMPORT, MOST_FILES))
    except IntegrityError:
        # The same request arrived twice at once, and the other one was quicker.
        made = _already_made(client_id, by)
        if made is None:
            raise
        return made
    return batch


def _keep_all(
    batch: ImportBatch, kind: ImportKind, files: Iterable[tuple[str, Iterable[bytes]]], most: Most
) -> None:
    left = most.size
    position = -1
    for position, (given, chunks) in enumerate(files):
        name = clean_name(given)
        _refuse_wrong_file(kind, name, position, most)
        file = StagedFile.objects.create(batch=batch, position=position, name=name, size=0)
        try:
            keep_bytes(file, chunks, at_most=left)
        except TooLargeError as error:
            words = f"More than {most.size // 1_000_000} MB at once: send fewer files."
            raise ValidationError({"files": words}) from error
        if file.size == 0:
            raise ValidationError({"files": f"{name} is empty."})
        left -= file.size
    if position < 0:
        raise ValidationError({"files": "Choose a file."})


def _refuse_wrong_file(kind: ImportKind, name: str, position: int, most: Most) -> None:
    if position > 0 and not kind.takes_many_files:
        raise ValidationError({"files": "Send one file at a time: each can then be undone by itself."})
    if position >= most.files:
        raise ValidationError({"files": f"More than {most.files:,} files at once: put them into a zip file."})
    if not has_ending(name, kind.suffixes):
        endings = " or ".join(kind.suffixes)
        raise ValidationError({"files": f"{name} is of another kind: its name must end in {endings}."})


def _sender(sender: str) -> str:
    sender = " ".join(sender.split())
    longest = ImportBatch._meta.get_field("sender").max_length or 0
    if len(sender) > longest:
        raise ValidationError({"sender": f"Name the sender in {longest} characters or fewer."})
    return sender


def _already_made(client_id: uuid.UUID, by: User) -> ImportBatch | None:
    made: ImportBatch | None = ImportBatch.objects.filter(client_id=client_id).first()
    if made is not None and made.staged_by_id != by.pk:
        raise PermissionDenied
    return made
