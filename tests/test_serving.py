"""gunicorn as it is set up to serve, with next to nothing behind it: who is slow, and who sends too much."""

import contextlib
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
    """Twenty times as many connections as there are threads, none of which ever has said it all."""
    senders = [socket.create_connection(("127.0.0.1", port)) for _ in range(20 * THREADS)]
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


def test_what_is_slow_for_too_long_is_closed(port: int) -> None:
    sender, *others = dripping(port, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")

    sender.settimeout(10 * HEAD_SECONDS)

    with contextlib.suppress(ConnectionResetError):
        assert sender.recv(1) == b""
    for each in (sender, *others):
        each.close()


@pytest.mark.parametrize("size", [0, 10, 4_000, 31_000, 33_000, 200_000])
def test_a_request_in_pieces_is_answered_like_one_that_comes_at_once(port: int, size: int) -> None:
    body = b"x" * size
    request = b"POST / HTTP/1.1\r\nHost: localhost\r\ncontent-length: %d\r\n\r\n%s" % (size, body)
    with socket.create_connection(("127.0.0.1", port)) as sender:
        for start, end in ((0, 10), (10, 60), (60, len(request) - 1), (len(request) - 1, None)):
            sender.sendall(request[start:end])
            time.sleep(0.05)
        status = sender.recv(15)

    assert status == b"HTTP/1.1 200 OK"


def test_a_connection_answers_one_request_after_the_other_also_when_they_come_together(port: int) -> None:
    request = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
    last = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as sender:
        sender.sendall(request + request + last)
        said = b"".join(iter(lambda: sender.recv(4_096), b""))

    assert said.count(b"HTTP/1.1 200 OK") == 3


def test_who_asks_before_sending_a_body_is_told_to_send_it(port: int) -> None:
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as sender:
        sender.sendall(head)
        assert sender.recv(4_096).startswith(b"HTTP/1.1 100")
        sender.sendall(b"abc")
        assert sender.recv(4_096).startswith(b"HTTP/1.1 200 OK")


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
