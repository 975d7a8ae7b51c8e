"""The address that `make run` serves on: read from PORT and HOST, tried before anything starts."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from .steps import CannotRunError


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def bind(self) -> str:
        return f"{_bracketed(self.host)}:{self.port}"

    @property
    def reachable_host(self) -> str:
        """A host this machine can open itself, also when serving on every address."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)

    @property
    def url(self) -> str:
        return f"http://{_bracketed(self.reachable_host)}:{self.port}/"

    @property
    def only_this_machine(self) -> bool:
        return self.host in {"localhost", "::1"} or self.host.startswith("127.")

    def require_free(self) -> None:
        """Refuse early and in words, rather than late and in gunicorn's."""
        try:
            family, kind, protocol, _, place = socket.getaddrinfo(
                self.host, self.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )[0]
            with socket.socket(family, kind, protocol) as attempt:
                attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                attempt.bind(place)
        except socket.gaierror:
            raise CannotRunError(f"HOST={self.host} is not an address.") from None
        except OSError as error:
            raise CannotRunError(self._why(error)) from None

    def _why(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            other = self.port + 1 if self.port < 65535 else 8000
            return (
                f"Port {self.port} is in use by another program: stop that one,"
                f" or choose another port with make run PORT={other}."
            )
        if error.errno == errno.EACCES:
            return f"Port {self.port} is kept for the system: choose another with make run PORT=8000."
        if error.errno == errno.EADDRNOTAVAIL:
            return f"HOST={self.host} is not an address of this machine."
        return f"{self.bind} cannot be served on: {error.strerror}."


def from_environment(environment: Mapping[str, str] = os.environ) -> Address:
    typed = environment.get("PORT") or "8000"
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= 65535):
        raise CannotRunError(f"PORT={typed} is not a port: it must be a number from 1 to 65535.")
    return Address((environment.get("HOST") or "127.0.0.1").strip("[]"), int(typed))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
