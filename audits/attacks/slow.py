"""Connections that send a letter now and then (slowloris): how long others wait while there are many."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPException

from audits.served import Site

CONNECTIONS = 64
SECONDS = 20
# Seconds that somebody else may wait at most.
PATIENCE = 12
GIVEN_UP = 60


def findings(site: Site) -> Iterator[str]:
    for what, opening in {
        "headers": b"GET / HTTP/1.1\r\nHost: localhost\r\n",
        "bodies": b"POST /sign-in/login/ HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
        b"Cookie: csrftoken=abcdefghijklmnopqrstuvwxyz012345\r\nReferer: https://localhost/\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n",
    }.items():
        over = threading.Event()
        threads = [threading.Thread(target=_drip, args=(site, opening, over)) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        time.sleep(2)
        waits = []
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            waits.append(_wait(site))
            time.sleep(0.5)
        over.set()
        for thread in threads:
            thread.join()
        print(f"    {CONNECTIONS} slow {what}: others waited {max(waits):.1f} s at most", flush=True)
        if max(waits) > PATIENCE:
            yield f"{CONNECTIONS} connections with slow {what} make others wait {max(waits):.0f} s"


def _drip(site: Site, opening: bytes, over: threading.Event) -> None:
    """One connection; opened again whenever the server closes it."""
    while not over.is_set():
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", site.port), timeout=5) as sender,
        ):
            sender.sendall(opening)
            while not over.wait(1):
                sender.sendall(b"X-a: b\r\n" if opening.startswith(b"GET") else b"a")
        over.wait(0.2)


def _wait(site: Site) -> float:
    """Until it is answered: a connection that is refused or cut is no answer, so it asks again."""
    began = time.monotonic()
    while time.monotonic() - began < GIVEN_UP:
        with contextlib.suppress(OSError, HTTPException):
            if site.browser().get("/healthz").status == 200:
                break
        time.sleep(0.1)
    return time.monotonic() - began
