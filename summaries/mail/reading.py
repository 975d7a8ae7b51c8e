"""An e-mail read back from its bytes, for the page that shows what is sent. Plain Python."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True)
class SeenMail:
    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    attachments: tuple[tuple[str, int], ...]

    @property
    def subject(self) -> str:
        return dict(self.headers).get("Subject", "")


SHOWN = ("From", "To", "Subject", "Date", "List-Unsubscribe")


def read_mail(content: bytes) -> SeenMail:
    message = message_from_bytes(content, policy=SMTP)
    return SeenMail(
        headers=tuple((name, str(message[name])) for name in SHOWN if message[name]),
        text=_body(message, "plain"),
        html=_body(message, "html"),
        attachments=tuple(
            (part.get_filename() or "", len(part.get_content())) for part in message.iter_attachments()
        ),
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return "" if part is None else str(part.get_content())
