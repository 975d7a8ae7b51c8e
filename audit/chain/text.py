"""What a seal is made of: access records as text, and the hash of it. Plain Python."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

# Named in every seal: the columns that it covers, in this order.
FORM = "harlowsafety access log 1"
REST_FORM = "harlowsafety access log, rest of a seal 1"
ANCHOR_FORM = "harlowsafety access log, month let go 1"
FIELDS = (
    "pk", "at", "user_id", "role", "action", "kind", "ids", "filters", "count", "route", "ip_address",
    "reason",
)  # fmt: skip


class Text:
    """What a hash is made of, line by line, so that none of it is kept in memory."""

    def __init__(self, head: Sequence[object]) -> None:
        self._digest = hashlib.sha256()
        self.add_line(head)

    def sha256(self) -> str:
        return self._digest.hexdigest()

    def add_line(self, values: Sequence[object]) -> None:
        line = json.dumps([_plain(value) for value in values], ensure_ascii=False, separators=(",", ":"))
        self._digest.update(line.encode() + b"\n")


class SealText(Text):
    """One seal in the making: told its records in the order of their numbers."""

    def __init__(self, *, number: int, previous: str, after_pk: int, last_pk: int, at: datetime) -> None:
        super().__init__([FORM, number, previous, after_pk, last_pk, at])
        self.rows = 0

    def add(self, row: Sequence[object]) -> None:
        """The values of FIELDS."""
        self.rows += 1
        self.add_line(row)


def rest_sha256(seal: str, rows: Iterable[Sequence[object]]) -> str:
    """Of the records that are left under a seal, known by its hash, since others of them were let go."""
    text = Text([REST_FORM, seal])
    for row in rows:
        text.add_line(row)
    return text.sha256()


def anchor_sha256(head: Sequence[object], seals: Iterable[Sequence[object]]) -> str:
    """Of a month that was let go, and of every seal over it, which nobody can compute anew any more."""
    text = Text([ANCHOR_FORM, *head])
    for seal in seals:
        text.add_line(seal)
    return text.sha256()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
