"""Takes a batch of police files out again, and puts back what they had replaced where that is kept."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, Sum

from harlowsafety.police_import import Key, area_of, import_police_files
from imports.models import ImportBatch
from imports.staging import has_bytes, local_files
from imports.states import State
from incidents.models import PoliceFile
from incidents.policeuk.forces import force_words
from incidents.policeuk.sources import SentFile
from incidents.recorded_outcomes import join_outcomes

# More months than these are told by their number.
MOST_NAMED = 12


def why_not_undo(batch: ImportBatch) -> list[str]:
    """A later file stands in the place of one of the batch's, so its rows are not there to be taken out."""
    later = PoliceFile.objects.filter(replaced=batch).select_related("import_batch")
    by_whom: dict[str, list[PoliceFile]] = defaultdict(list)
    for file in later:
        by_whom[file.import_batch.reference if file.import_batch else "the command"].append(file)
    why = [
        f"{_named(files)} {'was' if len(files) == 1 else 'were'} replaced since, by {who}."
        for who, files in by_whom.items()
    ]
    there = _files_of(batch).aggregate(rows=Sum("rows_kept"))["rows"] or 0
    if not why and there < batch.rows_kept:
        why.append(
            f"Of its {batch.rows_kept:,} rows {there:,} are there: later imports took the place of the rest."
        )
    return why


def what_undo_means(batch: ImportBatch) -> list[str]:
    """Which months go back to an earlier edition, and which will be empty."""
    files = list(_files_of(batch).select_related("replaced"))
    back: dict[str, list[PoliceFile]] = defaultdict(list)
    empty: list[PoliceFile] = []
    for file in files:
        if file.replaced is not None and _may_be_read_again(file.replaced):
            back[file.replaced.reference].append(file)
        else:
            empty.append(file)
    means = [
        f"{_named(group)} {'goes' if len(group) == 1 else 'go'} back to what {earlier} brought."
        for earlier, group in back.items()
    ]
    if empty:
        means.append(f"{_named(empty)} will be empty, as no earlier edition is kept.")
    if any(file.kind == PoliceFile.Kind.OUTCOMES for file in files):
        means.append("What became of recorded crimes is worked out again from the other outcomes files.")
    return means


def still_needs_files(batch: ImportBatch) -> bool:
    """Its edition of a month is on record, or a later one took its place. The files are public."""
    return PoliceFile.objects.filter(Q(import_batch=batch) | Q(replaced=batch)).exists()


def undo_police_files(batch: ImportBatch) -> int:
    """The batch's months as they were before it, as far as that is kept; how many rows were taken out.

    The caller holds the transaction, and the turn of police files.
    """
    files = list(_files_of(batch).select_related("replaced"))
    _files_of(batch).delete()
    wanted: dict[ImportBatch, set[Key]] = defaultdict(set)
    for file in files:
        if file.replaced is not None and _may_be_read_again(file.replaced):
            wanted[file.replaced].add((file.force, file.month, file.kind))
    for earlier, keys in wanted.items():
        _read_again(earlier, frozenset(keys))
    join_outcomes()
    return sum(file.rows_kept for file in files)


def _read_again(earlier: ImportBatch, keys: frozenset[Key]) -> None:
    with local_files(earlier) as sent:
        report = import_police_files(
            [SentFile(file.name, file.path) for file in sent],
            area=area_of(earlier),
            dry_run=False,
            by=earlier.confirmed_by,
            batch=earlier,
            only=keys,
            at=earlier.ended_at,
        )
    if not report.is_ok:
        raise ValidationError(
            f"What {earlier.reference} brought cannot be read any more, so this cannot be undone."
        )


def _files_of(batch: ImportBatch) -> QuerySet[PoliceFile]:
    return PoliceFile.objects.filter(import_batch=batch)


def _may_be_read_again(earlier: ImportBatch) -> bool:
    # One that waits to be undone itself is still there, and is taken out when its turn comes.
    return earlier.state in (State.IMPORTED, State.UNDOING) and has_bytes(earlier)


def _named(files: Iterable[PoliceFile]) -> str:
    named = [_month_of(file) for file in files]
    if len(named) > MOST_NAMED:
        return f"{len(named)} months of police data"
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def _month_of(file: PoliceFile) -> str:
    """Like "Street crime of January 2019 (Essex)"."""
    return f"{file.get_kind_display()} of {file.month:%B %Y} ({force_words(file.force)})"
