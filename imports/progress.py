"""How far a reading has come."""

from collections.abc import Callable

from audit.long_work.progress import Progress, ProgressTeller, progress_at, words_of
from imports.models import ImportBatch


def progress_of(batch: ImportBatch) -> Progress | None:
    """None while it waits for a worker, or where nothing is known."""
    return progress_at(_key(batch))


def progress_words(batch: ImportBatch) -> str:
    """How far it is, or why it waits."""
    return words_of(progress_of(batch))


def teller_of(batch: ImportBatch, also_tell: Callable[[int, int], None] | None = None) -> ProgressTeller:
    return ProgressTeller(_key(batch), also_tell)


def _key(batch: ImportBatch) -> str:
    return f"imports:progress:{batch.pk}"
