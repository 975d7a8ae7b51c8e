"""Saying which of the sender's columns is which of ours; remembered for the sender's next file."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from imports.headings import Suggestion, by_equal_heading, digest_of
from imports.kinds import ImportKind, kind_of
from imports.models import ImportBatch, SenderMapping
from imports.reading.problems import FileRefusedError
from imports.services.moving import lock_batch, move, require_right
from imports.staging import local_files
from imports.states import State

Columns = Mapping[str, str]
Values = Mapping[str, Mapping[str, str]]


def suggest_columns(batch: ImportBatch) -> Suggestion:
    """What to offer first. Raises ValidationError, in words, for a file that cannot be read at all."""
    kind, headings = kind_of(batch), headings_of(batch)
    remembered = SenderMapping.objects.filter(
        kind=batch.kind, sender=batch.sender, headings_digest=digest_of(headings)
    ).first()
    if remembered is None:
        return Suggestion(headings, by_equal_heading(kind.columns, headings), {}, is_remembered=False)
    return Suggestion(headings, remembered.columns, remembered.values, is_remembered=True)


def headings_of(batch: ImportBatch) -> list[str]:
    try:
        with local_files(batch) as files:
            return kind_of(batch).headings_of(files[0])
    except FileRefusedError as refusal:
        reason = str(refusal.problem)
        raise ValidationError(f"{batch.files.all()[0]}: {reason}.") from refusal


def choose_columns(
    batch: ImportBatch, *, columns: Columns, values: Values, by: User, now: datetime
) -> ImportBatch:
    """Our column → the sender's heading; our column → their words → our code. It has to be checked anew."""
    require_right(batch, by)
    kind, headings = kind_of(batch), headings_of(batch)
    chosen = {name: heading for name, heading in columns.items() if heading}
    meant = {name: dict(words) for name, words in values.items() if words}
    _refuse_bad_choice(kind, headings, chosen, meant)
    with transaction.atomic():
        batch = lock_batch(batch)
        if batch.state != State.STAGED:
            move(batch, State.STAGED, checked_at=None)
        batch.columns, batch.values = chosen, meant
        batch.save(update_fields=["columns", "values"])
        SenderMapping.objects.update_or_create(
            kind=batch.kind,
            sender=batch.sender,
            headings_digest=digest_of(headings),
            defaults={"columns": chosen, "values": meant, "saved_by": by, "saved_at": now},
        )
    return batch


def choose_as_suggested(batch: ImportBatch, *, by: User, now: datetime) -> ImportBatch:
    """For doors where nobody is asked. Raises ValidationError if a required column is not found."""
    suggested = suggest_columns(batch)
    return choose_columns(batch, columns=suggested.columns, values=suggested.values, by=by, now=now)


def _refuse_bad_choice(
    kind: ImportKind, headings: list[str], columns: Columns, values: Mapping[str, dict[str, str]]
) -> None:
    ours = {column.name: column for column in kind.columns}
    if unknown := sorted((columns.keys() | values.keys()) - ours.keys()):
        raise ValidationError(f"There is no column called {', '.join(unknown)} here.")
    wrong: dict[str, str] = {}
    for name, column in ours.items():
        heading = columns.get(name)
        if column.is_required and not heading:
            wrong[name] = f"Choose the column that holds “{column.heading}”."
        elif heading and heading not in headings:
            wrong[name] = f"The file has no column “{heading}”."
        elif column.choices and not set(values.get(name, {}).values()) <= set(column.choices.values()):
            wrong[name] = f"Choose what each word under “{column.heading}” means from the list."
    if wrong:
        raise ValidationError(wrong)
