"""gunicorn as it is set up to serve, with next to nothing behind it: who is slow, and who sends too much."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from django.conf import settings

from harlowsafety.serving_worker import HEAD_SECONDS
from tests.waiting import eventually

THREADS = 2


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "python:harlowsafety.serving"]
    command += ["--bind", f"127.0.0.1:{number}", "--workers", "1", "--threads", str(THREADS)]
    server = subprocess.Popen([*command, "tests.tiny"], cwd=settings.BASE_DIR)
    try:
        assert eventually(lambda: is_there(number))
        yield number
    finally:
        server.terminate()
        server.wait(timeout=20)


def is_there(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def answer_to(port: int, body: bytes = b"", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/", body, headers)
    said = connection.getresponse()
    return said.status, said.read().decode()


def dripping(port: int, opening: bytes) -> list[socket.socket]:
    """As many connections as there are threads, and some more, none of which ever has said it all."""
    senders = [socket.create_connection(("127.0.0.1", port)) for _ in range(THREADS + 2)]
    for sender in senders:
        sender.sendall(opening)
    return senders


@pytest.mark.parametrize(
    "opening",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n",
    ],
    ids=["headers", "body"],
)
def test_connections_that_are_too_slow_stop_nobody(port: int, opening: bytes) -> None:
    senders = dripping(port, opening)
    time.sleep(0.5)
    began = time.monotonic()

    status, _ = answer_to(port)

    assert status == 200
    assert time.monotonic() - began < 3 * HEAD_SECONDS
    for sender in senders:
        sender.close()


def test_a_body_that_comes_at_its_pace_is_read_whole(port: int) -> None:
    assert answer_to(port, b"x" * 3_000_000) == (200, "3000000 http")


@pytest.mark.parametrize("header", ["X-Forwarded-Proto", "X-Forwarded-Protocol", "X-Forwarded-Ssl"])
def test_gunicorn_itself_believes_nobody_about_https(port: int, header: str) -> None:
    said = {"X-Forwarded-Ssl": "on", "X-Forwarded-Protocol": "ssl"}.get(header, "https")

    assert answer_to(port, **{header: said}) == (200, "0 http")


@pytest.mark.parametrize(
    ("headers", "status"),
    [({f"X-{number}": "1" for number in range(90)}, 431), ({"X-Wide": "x" * 9_000}, 431)],
    ids=["many headers", "a wide header"],
)
def test_more_headers_than_anybody_needs_are_refused(port: int, headers: dict[str, str], status: int) -> None:
    assert answer_to(port, **headers)[0] == status
