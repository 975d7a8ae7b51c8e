"""The seal of an issued paper: one hash over everything in it. Plain Python."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def canonical(paper: Mapping[str, Any]) -> bytes:
    """The same paper always gives the same bytes: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        paper, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_instant
    ).encode()


def seal(paper: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical form, in hex."""
    return hashlib.sha256(canonical(paper)).hexdigest()


def _instant(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError(f"A paper holds plain values, not {type(value).__name__}.")
