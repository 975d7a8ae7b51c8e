"""A thread is lent to requests that have arrived, and only for seconds to those that still do.

gunicorn itself lends one to whatever connects, and waits: as many connections as there are threads, each
sending a letter now and then, would stop everything.
"""

import contextlib
import re
import socket
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

# For the first line and the headers, and with them for a body of a form's size.
HEAD_SECONDS = 5
# A longer body may take as long as it takes at this speed, in bytes a second.
SLOWEST = 20_000
# Waited for in the buffer of the connection, where it costs nobody anything. Most requests are a tenth of it.
MOST_WAITED_FOR = 32_768

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)
# Who says so sends no body before it is asked for.
_ASKS_FIRST = re.compile(rb"\r\nexpect:", re.IGNORECASE)


class ImpatientWorker(ThreadWorker):  # type: ignore[misc]
    """Closes connections that are too slow; its threads go on to others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Until when each may take: those that no thread waits for, and those that one does.
        self._arriving: dict[Any, float] = {}
        self._until: dict[Any, float] = {}

    def enqueue_req(self, conn: Any) -> None:
        """Called by the main loop whenever a connection has something to read, or is new."""
        seen = None if self.cfg.is_ssl or _has_read_ahead(conn) else _still_arrives(conn.sock)
        if seen is None:
            self._arriving.pop(conn, None)
            super().enqueue_req(conn)
            return
        self._arriving.setdefault(conn, time.monotonic() + HEAD_SECONDS)
        _wake_after(conn.sock, seen + 1)
        self.poller.register(conn.sock, EVENT_READ, partial(self._more_came, conn))

    def _more_came(self, conn: Any, client: socket.socket) -> None:
        self.poller.unregister(client)
        _wake_after(client, 1)
        self.enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        self._until[conn] = time.monotonic() + HEAD_SECONDS
        try:
            return super().handle(conn)
        finally:
            self._until.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """The headers are read. What is being answered may take its time; what still arrives may not."""
        length = next((value for name, value in req.headers if name == "CONTENT-LENGTH"), "0")
        if length.isdigit() and int(length):
            self._until[conn] = time.monotonic() + HEAD_SECONDS + int(length) / SLOWEST
        else:
            self._until.pop(conn, None)
        return super().handle_request(req, conn)

    def murder_pending(self) -> None:
        """Called each second."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn, until in self._arriving.items() if until < now]:
            del self._arriving[conn]
            self.poller.unregister(conn.sock)
            self.nr_conns -= 1
            conn.close()
        for conn in [conn for conn, until in list(self._until.items()) if until < now]:
            self._until.pop(conn, None)
            with contextlib.suppress(OSError):
                conn.sock.shutdown(socket.SHUT_RD)


def _has_read_ahead(conn: Any) -> bool:
    """Part of the next request came with the last one, and is in the buffer no more."""
    return bool(conn.initialized and conn.parser and conn.parser.unreader.buf.getvalue())


def _still_arrives(client: socket.socket) -> int | None:
    """How many bytes of a request are here that is not whole; None where a thread may read it."""
    try:
        here = client.recv(MOST_WAITED_FOR, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return 0
    except OSError:
        return None
    ends = here.find(b"\r\n\r\n")
    if not here or len(here) == MOST_WAITED_FOR:
        return None
    if ends == -1:
        return len(here)
    length = _LENGTH.search(here, 0, ends + 2)
    wanted = ends + 4 + (int(length[1]) if length else 0)
    if wanted > MOST_WAITED_FOR or _ASKS_FIRST.search(here, 0, ends + 2):
        return None
    return len(here) if len(here) < wanted else None


def _wake_after(client: socket.socket, many: int) -> None:
    """The main loop hears of the connection when so many bytes are there, or it has ended."""
    with contextlib.suppress(OSError):
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, many)
