"""Who has a batch in hand, and whose turn it is."""

import zlib
from contextlib import AbstractContextManager

from audit.long_work.locks import all_held, held, wait_until_commit
from imports.kinds import ImportKind

# Any two fixed numbers: whose batch it is that the second number names, and whose turn.
_BATCH = 0x494D50
_TURN = 0x494D51


def batch_in_hand(pk: int) -> AbstractContextManager[bool]:
    """Whether this worker has the batch to itself: a task can be delivered twice."""
    return held(_BATCH, pk)


def turn_of(kind: ImportKind) -> AbstractContextManager[bool]:
    """Whether no other import that must not run beside this one is running."""
    return held(_TURN, _turn_number(kind))


def wait_for_turn_until_commit(word: str) -> None:
    """For a door that is no batch, such as a command: whoever has the turn is waited for."""
    wait_until_commit(_TURN, _number_of(word))


def batches_in_hand() -> set[int]:
    """Those that a living worker holds."""
    return all_held(_BATCH)


def _turn_number(kind: ImportKind) -> int:
    return _number_of(kind.alone_key or kind.key)


def _number_of(word: str) -> int:
    return zlib.crc32(word.encode()) >> 1
