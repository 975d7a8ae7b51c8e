"""A network that fails: a small proxy before the site, which a test turns off or makes lose answers."""

import socket
import struct
import threading
from enum import StrEnum
from types import TracebackType
from typing import Self

_RESET_AT_CLOSE = struct.pack("ii", 1, 0)


class Mode(StrEnum):
    UP = "up"
    DOWN = "down"
    # The site does what it is asked to; what it answers never arrives.
    SWALLOW = "swallow"


class FlakyNetwork:
    """Listens on a port of its own and passes bytes on as they are, the Host header included."""

    def __init__(self, port_of_site: int) -> None:
        self.mode = Mode.UP
        self.swallowed = 0
        # What never reaches the site while the rest does: the beginning of a request.
        self.lost: bytes | None = None
        self._port_of_site = port_of_site
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("localhost", 0))
        self.url = f"http://localhost:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.become(Mode.DOWN)
        self._listener.close()

    def become(self, mode: Mode) -> None:
        """From now on, for the connections that are open, too."""
        self.mode = mode
        if mode is Mode.DOWN:
            with self._lock:
                cut = list(self._open)
            for each in cut:
                _cut(each)

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.mode is Mode.DOWN:
                _cut(client)
                continue
            site = socket.create_connection(("localhost", self._port_of_site))
            with self._lock:
                self._open |= {client, site}
            for source, target, answers in ((client, site, False), (site, client, True)):
                threading.Thread(target=self._pass_on, args=(source, target, answers), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        try:
            while data := source.recv(65536):
                if answers and self.mode is Mode.SWALLOW:
                    self.swallowed += 1
                    break
                if self.lost and not answers and self.lost in data:
                    break
                target.sendall(data)
        except OSError:
            pass
        with self._lock:
            self._open -= {source, target}
        for each in (source, target):
            _cut(each)


def _cut(connection: socket.socket) -> None:
    """Reset, not closed politely: that is what a lost signal looks like from here."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    connection.close()
