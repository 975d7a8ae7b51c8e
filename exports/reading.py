"""The rows of a list as somebody asked for them: the filters of its page, and what that person may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict

from accounts.models import User
from exports.lists import ExportList
from govuk.chips import chips

# Rows in memory at once.
AT_A_TIME = 1_000
_NOT_FILTERS = ("page", "print", "format", "page_size", "ordering", "csrfmiddlewaretoken")


@dataclass(frozen=True, slots=True)
class Asking:
    """Stands for the request of a page: filters ask who looks, and a worker has no request."""

    user: User


@dataclass(frozen=True, slots=True)
class Reading:
    """One list, filtered, for one person."""

    asked: ExportList
    user: User
    # The filters as the address has them, and in words.
    query: str
    filters: str
    rows: QuerySet[Any]

    def how_many(self) -> int:
        return self.rows.count()

    def batches(self) -> Iterator[list[Any]]:
        """All rows, so many at a time, from a cursor that stays on the server."""
        rows = self.rows.iterator(chunk_size=AT_A_TIME)
        while batch := list(islice(rows, AT_A_TIME)):
            yield self.asked.prepare(batch)


def read_list(asked: ExportList, *, user: User, query: str) -> Reading:
    """The rows that the list's page would show, whole. Refuses filters that the page would refuse."""
    given = filters_of(query)
    filtered = asked.filters(given, queryset=asked.rows(user), request=Asking(user))
    if given and not filtered.is_valid():
        raise ValidationError("These filters cannot be used.")
    rows = filtered.qs
    chosen = chips(filtered.form, given) if given else []
    words = "; ".join(f"{each.label}: {each.words}" for each in chosen)
    return Reading(asked, user, given.urlencode(), words, asked.lines(rows) if asked.lines else rows)


def filters_of(query: str) -> QueryDict:
    """The filters of an address, without what only turns pages."""
    given = QueryDict(query, mutable=True)
    for name in _NOT_FILTERS:
        given.pop(name, None)
    for name in [name for name, values in given.lists() if not any(values)]:
        del given[name]
    return given
