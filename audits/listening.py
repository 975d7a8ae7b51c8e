"""An address that nobody should ever ask for anything: whoever is made to fetch something is caught here."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    """Its port on this machine, and the beginning of each request that came."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        over = threading.Event()

        def wait() -> None:
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    connection.settimeout(2)
                    try:
                        calls.append(connection.recv(200).decode(errors="replace"))
                    except OSError:
                        calls.append("(nothing said)")

        thread = threading.Thread(target=wait)
        thread.start()
        try:
            yield server.getsockname()[1], calls
        finally:
            over.set()
            thread.join()
