"""A browser that does as it is told: it sends what a real one would tidy up, such as dots in an address."""

import http.client
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

PROXY = {"X-Forwarded-Proto": "https"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    seconds: float

    def header(self, name: str) -> str:
        return next((value for each, value in self.headers if each.lower() == name.lower()), "")

    def cookies(self) -> list[str]:
        return [value for name, value in self.headers if name.lower() == "set-cookie"]


class Browser:
    """One person's: it keeps cookies, and counts what it asked."""

    asked = 0

    def __init__(self, port: int, cookies: Mapping[str, str] | None = None) -> None:
        self.port = port
        self.cookies = dict(cookies or {})

    def ask(
        self, method: str, target: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        Browser.asked += 1
        sent = {"Host": "localhost", **PROXY, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body or method in {"POST", "PUT", "PATCH"}:
            sent["Content-Length"] = str(len(body))
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        began = time.perf_counter()
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                connection.putheader(name, value)
            connection.endheaders(body or None)
            said = connection.getresponse()
            answer = Answer(said.status, said.getheaders(), said.read(), time.perf_counter() - began)
        finally:
            connection.close()
        self._keep(answer)
        return answer

    def get(self, target: str, **headers: str) -> Answer:
        return self.ask(
            "GET", target, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )

    def post(
        self, target: str, fields: Mapping[str, str] | None = None, files: "Files | None" = None
    ) -> Answer:
        """As a form of ours sends it, with the token that the form holds."""
        told = {**(fields or {}), "csrfmiddlewaretoken": self._token()}
        headers = {"Referer": f"https://localhost{target}", "Origin": "https://localhost"}
        if files is None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            return self.ask("POST", target, urlencode(told).encode(), headers)
        boundary = secrets.token_hex(12)
        headers["Content-Type"] = f"multipart/form-data; boundary={boundary}"
        return self.ask("POST", target, _parts(told, files, boundary), headers)

    def _token(self) -> str:
        if "csrftoken" not in self.cookies:
            self.get("/sign-in/login/")
            self.cookies.setdefault("csrftoken", secrets.token_hex(16))
        return self.cookies["csrftoken"]

    def _keep(self, answer: Answer) -> None:
        for cookie in answer.cookies():
            name, _, rest = cookie.partition("=")
            self.cookies[name.strip()] = rest.partition(";")[0].strip('"')


# Field name: what the file says that it is called, and what is in it.
Files = dict[str, tuple[str, bytes]]


def _parts(fields: Mapping[str, str], files: Files, boundary: str) -> bytes:
    lines: list[bytes] = []
    for name, value in fields.items():
        lines += [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n'.encode(),
            value.encode(),
        ]
    for name, (called, content) in files.items():
        about = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n'
        lines += [f"{about}Content-Type: application/octet-stream\r\n".encode(), content]
    return b"\r\n".join(lines) + f"\r\n--{boundary}--\r\n".encode()
