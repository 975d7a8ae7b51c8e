"""Asks a virus scanner (clamd) about a file, if this service has one."""

import socket
import struct
from enum import StrEnum

# Longer than any picture takes, shorter than anybody waits.
TIMEOUT_SECONDS = 20
_PIECE = 64 * 1024


class Scan(StrEnum):
    CLEAN = "clean"
    NOT_SCANNED = "not_scanned"


class ScanError(Exception):
    """The scanner found something, or gave no answer; a sentence says which."""


def scan(data: bytes, address: str) -> Scan:
    """Clean, or not scanned where no scanner is set. One that is set and silent refuses the file."""
    if not address:
        return Scan.NOT_SCANNED
    host, _, port = address.rpartition(":")
    try:
        answer = _ask(data, (host, int(port)))
    except (OSError, ValueError) as error:
        raise ScanError("The virus scanner does not answer, so nothing was kept. Try again later.") from error
    if answer.endswith("OK"):
        return Scan.CLEAN
    if answer.endswith("FOUND"):
        raise ScanError("The virus scanner found something in this file. It was not kept.")
    raise ScanError("The virus scanner could not look at this file, so it was not kept.")


def _ask(data: bytes, where: tuple[str, int]) -> str:
    """The INSTREAM command: pieces with their length before them, an empty one at the end."""
    with socket.create_connection(where, timeout=TIMEOUT_SECONDS) as talking:
        talking.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            talking.sendall(struct.pack("!L", len(piece)) + piece)
        talking.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := talking.recv(4096)):
            answer += more
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
