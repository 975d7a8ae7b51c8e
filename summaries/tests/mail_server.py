"""A small SMTP server of aiosmtpd's, and what it was given."""

import socket
from typing import Any

from aiosmtpd.controller import Controller


class MailServer:
    """Answers each recipient and each mail with the next of what it was told to say, else takes it."""

    host = "127.0.0.1"

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind((self.host, 0))
            self.port = free.getsockname()[1]
        self.taken: list[Any] = []
        self.answers_to_recipient: list[str] = []
        self.answers_to_mail: list[str] = []
        self._controller = Controller(self, hostname=self.host, port=self.port)

    def start(self) -> None:
        self._controller.start()
        self._runs = True

    def stop(self) -> None:
        if self._runs:
            self._controller.stop(no_assert=True)
        self._runs = False

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if self.answers_to_recipient:
            return self.answers_to_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answers_to_mail:
            return self.answers_to_mail.pop(0)
        self.taken.append(envelope)
        return "250 OK"
