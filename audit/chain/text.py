"""What a seal is made of: access records as text, and the hash of it. Plain Python."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

# Named in every seal: the columns that it covers, in this order.
FORM = "harlowsafety access log 1"
FIELDS = (
    "pk", "at", "user_id", "role", "action", "kind", "ids", "filters", "count", "route", "ip_address",
    "reason",
)  # fmt: skip


class SealText:
    """One seal in the making: told its records in the order of their numbers."""

    def __init__(self, *, number: int, previous: str, after_pk: int, last_pk: int, at: datetime) -> None:
        self.rows = 0
        self._digest = hashlib.sha256()
        self._add([FORM, number, previous, after_pk, last_pk, at])

    def add(self, row: Sequence[object]) -> None:
        """The values of FIELDS."""
        self.rows += 1
        self._add(row)

    def sha256(self) -> str:
        return self._digest.hexdigest()

    def _add(self, values: Sequence[object]) -> None:
        line = json.dumps([_plain(value) for value in values], ensure_ascii=False, separators=(",", ":"))
        self._digest.update(line.encode() + b"\n")


def _plain(value: object) -> object:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value
