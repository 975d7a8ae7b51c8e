"""The records of the access log in the order of their numbers, handed out seal by seal."""

from collections.abc import Iterator
from typing import Any

from audit.chain.text import FIELDS
from audit.querysets import AccessRecordQuerySet

Row = tuple[Any, ...]


class RowsInTurn:
    """Read once, however many there are; each is handed out once."""

    def __init__(self, records: AccessRecordQuerySet) -> None:
        rows = records.order_by("pk").values_list(*FIELDS)
        self._rows: Iterator[Row] = rows.iterator(chunk_size=5_000)
        self._next: Row | None = next(self._rows, None)

    def up_to(self, pk: int) -> Iterator[Row]:
        while self._next is not None and self._next[0] <= pk:
            yield self._next
            self._next = next(self._rows, None)
