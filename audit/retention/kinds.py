"""What retention asks of a kind of record; the kinds are named in settings.RETENTION_KINDS.

This room knows none of the records: their own rooms say what is over and how far each reaches.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.module_loading import import_string

# First day of a month, place, category, how many.
Counted = tuple[date, str, str, int]
# The current one and six more: proposed for what is part of the town's figures.
SIX_YEARS_MONTHS = 84
# Stands where a word has to stand.
TAKEN_OUT = "Taken out"


def _nowhere(_key: int) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class RetentionKind:
    """One kind of record that is kept for a time."""

    # "incidents" in addresses, "Incidents" in headings, "incident" in the access log.
    key: str
    label: str
    kind: str
    # What is proposed until somebody has confirmed a period; nothing is erased by it.
    proposed_months: int
    model: type[Model]
    # Which of its fields says when.
    moment: str
    # How many of the rows there were by month, place and category, as figures count them, and of what.
    counted_as: str
    counted: Callable[[Any], Iterable[Counted]]
    place_names: Callable[[], Mapping[str, str]]
    category_names: Callable[[], Mapping[str, str]]
    # Which of its fields names it to people.
    name: str = "reference"
    # Which of the model's rows are meant, told in fields that its history has, too.
    of_kind: Q = field(default_factory=Q)
    # Its fields in somebody's own words, each with what stands there once those were taken out.
    free_text: Mapping[str, str] = field(default_factory=dict)
    # What else repeats those words of the record with this key: takes them out, and says how many places.
    repeated: Callable[[int], int] = _nowhere
    # What of another kind points at it and may be emptied, as (key of that kind, field).
    lets_go: Sequence[tuple[str, str]] = ()
    # Categories that are only ever told together and for the whole town.
    told_together: frozenset[str] = frozenset()
    # Done first, such as fixing what is published of those months; told the moment.
    beforehand: Sequence[Callable[[datetime], object]] = ()
    # What lies elsewhere of the rows with these keys, which are still there: each says what it erased.
    reaches: Sequence[Callable[[Collection[int]], Mapping[str, int]]] = ()
    # Done last, in the same transaction, such as counting anew.
    afterwards: Sequence[Callable[[], object]] = ()

    @property
    def rows(self) -> QuerySet[Any]:
        return self.model._base_manager.filter(self.of_kind)

    @property
    def has_references(self) -> bool:
        """Whether people know its records by a reference, and not by the number in an address alone."""
        return self.name != "pk"


@cache
def all_kinds() -> dict[str, RetentionKind]:
    """Every kind by its key, in the order in which they are shown."""
    kinds: Sequence[RetentionKind] = import_string(settings.RETENTION_KINDS)
    return {each.key: each for each in kinds}
