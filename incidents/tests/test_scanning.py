"""What is asked of a virus scanner, and what each of its answers means; against a scanner of our own."""

import socketserver
import struct
import threading

import pytest

from incidents.attachments.scanning import Scan, ScanError, scan


class Clamd(socketserver.StreamRequestHandler):
    """Speaks INSTREAM; finds whatever holds the word."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        received = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            received += self.rfile.read(length)
        self.server.received = received
        self.wfile.write(
            self.server.answer or (b"stream: OK\0" if b"EICAR" not in received else b"stream: Eicar FOUND\0")
        )


@pytest.fixture
def clamd():
    with socketserver.TCPServer(("127.0.0.1", 0), Clamd) as server:
        server.answer, server.received = b"", b""
        server.address = f"127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def test_without_a_scanner_it_is_said_that_nothing_was_scanned():
    assert scan(b"pixels", "") is Scan.NOT_SCANNED


def test_the_whole_file_reaches_the_scanner(clamd):
    sent = bytes(range(256)) * 1_000

    assert scan(sent, clamd.address) is Scan.CLEAN
    assert clamd.received == sent


def test_what_is_found_is_refused(clamd):
    with pytest.raises(ScanError, match="found something"):
        scan(b"EICAR", clamd.address)


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"\xff\xfe\0"])
def test_an_answer_that_is_neither_refuses(clamd, answer):
    clamd.answer = answer

    with pytest.raises(ScanError, match="could not look"):
        scan(b"pixels", clamd.address)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nowhere", "127.0.0.1:port"])
def test_a_scanner_that_does_not_answer_refuses(address):
    with pytest.raises(ScanError, match="does not answer"):
        scan(b"pixels", address)
