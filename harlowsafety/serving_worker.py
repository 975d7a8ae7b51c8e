"""A thread is lent to whoever sends a request, for seconds: gunicorn itself would wait for ever.

Without this, as many connections as there are threads, each sending a letter now and then, stop everything.
"""

import contextlib
import socket
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

# For the first line and the headers.
HEAD_SECONDS = 5
# A body may take as long as it takes at this speed, in bytes a second.
SLOWEST = 20_000


class ImpatientWorker(ThreadWorker):  # type: ignore[misc]
    """Stops reading from a connection that is too slow; the thread that waits for it goes on to others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._until: dict[Any, float] = {}

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
        for conn in [conn for conn, until in list(self._until.items()) if until < now]:
            self._until.pop(conn, None)
            with contextlib.suppress(OSError):
                conn.sock.shutdown(socket.SHUT_RD)
