"""What the import room asks of a kind of record, so that one experience serves them all.

The room knows none of the records: the kinds are named in settings.IMPORT_KINDS, each written by the
room that its rows belong to.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import User
from accounts.rights import Right

if TYPE_CHECKING:
    from imports.models import ImportBatch

# Findings kept in full for one batch; the rest are counted.
MOST_FINDINGS = 10_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column of ours: what a sender's column is mapped to, and what a template to fill in shows."""

    name: str
    heading: str
    help: str
    example: str
    is_required: bool = False
    # Our codes by the words for them; empty where anything may stand.
    choices: Mapping[str, str] = field(default_factory=dict)
    # What people wrote: never quoted in a finding, because it may name somebody.
    is_free_text: bool = False


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A staged file as it lies on this machine for as long as it is read."""

    # As the sender named it, without folders.
    name: str
    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, or worth knowing, about a line of a file, or about the whole of it."""

    words: str
    file: str = ""
    line: int | None = None
    column: str = ""
    # A warning does not keep the row out.
    is_warning: bool = False


@dataclass(slots=True)
class Findings:
    """The first of the findings in full and the number of all: a file can be wrong on every line."""

    first: list[Finding] = field(default_factory=list)
    refusals: int = 0
    warnings: int = 0

    def add(self, finding: Finding) -> None:
        if finding.is_warning:
            self.warnings += 1
        else:
            self.refusals += 1
        if len(self.first) < MOST_FINDINGS:
            self.first.append(finding)


@dataclass(slots=True)
class Outcome:
    """What a reading came to. Read = kept + unchanged + left out + refused.

    Kept rows are those written, or in a check those that would be; unchanged are on record already;
    left out belong to somewhere else, such as another council's crimes.
    """

    rows_read: int = 0
    rows_kept: int = 0
    rows_unchanged: int = 0
    rows_left_out: int = 0
    rows_refused: int = 0
    findings: Findings = field(default_factory=Findings)
    # A line each, in plain English: what became of each file, what else is worth knowing.
    notes: list[str] = field(default_factory=list)

    @property
    def is_ok(self) -> bool:
        """One refusal refuses all: a file is imported whole or not at all."""
        return self.findings.refusals == 0

    @property
    def changes_anything(self) -> bool:
        return self.is_ok and self.rows_kept > 0


@dataclass(frozen=True, slots=True)
class Job:
    """One reading of a batch's files: a check, which writes nothing, or the import itself."""

    batch: "ImportBatch"
    files: Sequence[LocalFile]
    # Our column's name → the sender's heading; empty for a kind without columns.
    columns: Mapping[str, str]
    # Our column's name → the sender's words → our code.
    values: Mapping[str, Mapping[str, str]]
    by: User
    write: bool
    # Bytes or rows done so far, of so many. May be called often.
    on_progress: Callable[[int, int], None]


class ImportKind(ABC):
    """One kind of record that can be imported. Holds no state: one instance serves everybody."""

    key: str
    # "Incidents", for a choice and a heading.
    label: str
    # One sentence for whoever chooses among the kinds.
    description: str
    right: Right
    # Lower-case file endings with their dot.
    suffixes: tuple[str, ...]
    takes_many_files: bool = False
    # None: the file's own headings are fixed, so there is nothing to map.
    columns: tuple[Column, ...] = ()
    # Asked in place of who made the file, where the file does not say it: who operated what it lists.
    sender_question: str = ""
    # Imports and undoings with the same word never run at once; without one, those of the same kind.
    alone_key: str = ""

    @abstractmethod
    def read(self, job: Job) -> Outcome:
        """Read the files, and write the rows if the job says so; the caller holds the transaction.

        Raises FileRefusedError for a file that cannot be read at all. The caller undoes everything if
        the outcome is not ok, so nothing needs cleaning up.
        """

    @abstractmethod
    def why_not_undo(self, batch: "ImportBatch") -> list[str]:
        """What depends on the batch's rows, a sentence each; empty if it can be undone."""

    def what_undo_means(self, batch: "ImportBatch") -> list[str]:
        """What else undoing brings about, a sentence each: said before it, and hinders nothing."""
        return []

    def still_needs_files(self, batch: "ImportBatch") -> bool:
        """Whether the bytes of an imported batch stay after their days, to be read again by an undoing."""
        return False

    def references_of(self, batch: "ImportBatch") -> list[str]:
        """What its rows are called, if they have references: those are not given again after an undoing."""
        return []

    @abstractmethod
    def undo(self, batch: "ImportBatch", *, by: User) -> int:
        """Take the batch's rows out again; how many. The caller holds the transaction."""

    @abstractmethod
    def address_of_rows(self, batch: "ImportBatch") -> str:
        """Where exactly the rows of this batch are listed."""

    def headings_of(self, file: LocalFile) -> list[str]:
        """The sender's headings, for the mapping. Only asked of a kind with columns."""
        return []

    def senders(self) -> list[str]:
        """Who may be named as the sender, where only some may; empty if anybody may."""
        return []

    def words_not_known(self, file: LocalFile, columns: Mapping[str, str]) -> dict[str, list[str]]:
        """The sender's words, by our column, that are none of its choices; a few dozen a column at most."""
        return {}


@cache
def all_kinds() -> dict[str, ImportKind]:
    """Every kind by its key, in the order in which they are offered."""
    kinds: tuple[ImportKind, ...] = import_string(settings.IMPORT_KINDS)
    return {kind.key: kind for kind in kinds}


def kind_of(batch: "ImportBatch") -> ImportKind:
    return all_kinds()[batch.kind]


def kinds_for(user: User) -> list[ImportKind]:
    """Those that a person may import."""
    return [kind for kind in all_kinds().values() if user.can(kind.right)]
