"""How far a file has come."""

from audit.long_work.progress import Progress, ProgressTeller, progress_at, words_of
from exports.models import ExportJob


def progress_of(job: ExportJob) -> Progress | None:
    """None while it waits for a worker, or where nothing is known."""
    return progress_at(_key(job))


def progress_words(job: ExportJob) -> str:
    """How far it is, or why it waits."""
    return words_of(progress_of(job))


def teller_of(job: ExportJob) -> ProgressTeller:
    return ProgressTeller(_key(job))


def _key(job: ExportJob) -> str:
    return f"exports:progress:{job.pk}"
