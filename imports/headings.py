"""Which of the sender's columns is which of ours: as chosen last time, or by equal headings."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from imports.kinds import Column


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Our columns' names → the sender's headings, and their words → our codes, to begin with."""

    headings: Sequence[str]
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    # Whether somebody chose it for this sender before.
    is_remembered: bool

    def missing(self, ours: Sequence[Column]) -> list[Column]:
        """What has to be chosen still."""
        return [column for column in ours if column.is_required and not self.columns.get(column.name)]


def digest_of(headings: Sequence[str]) -> str:
    """One for the same headings in the same order, however they are spaced and capitalised."""
    return hashlib.sha256("\n".join(_plain(heading) for heading in headings).encode()).hexdigest()


def by_equal_heading(ours: Sequence[Column], headings: Sequence[str]) -> dict[str, str]:
    """Each of our columns that one of theirs is called like, or is named like in our templates."""
    theirs = {_plain(heading): heading for heading in reversed(headings) if heading.strip()}
    found = {}
    for column in ours:
        heading = theirs.get(_plain(column.heading)) or theirs.get(_plain(column.name))
        if heading is not None:
            found[column.name] = heading
    return found


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").split()).casefold()
