"""One e-mail as bytes: built once, then kept, previewed and sent as they are."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings

from accounts.models import User
from summaries.mail.letter import STOP, Letter
from summaries.mail.stopping import stop_link

# A link must not be broken inside a header; the standard allows lines of 998 characters.
_UNFOLDED = SMTP.clone(max_line_length=990)


@dataclass(frozen=True)
class Built:
    message_id: str
    content: bytes
    sha256: str


def build(letter: Letter, *, key: str, user: User, queued_at: datetime) -> Built:
    """The same letter, mailing, person and moment always give the same bytes."""
    sender = settings.MAIL_FROM or "nobody@localhost"
    token = hashlib.sha256(f"{key} {user.pk} {settings.SECRET_KEY}".encode()).hexdigest()[:32]
    message_id = f"<{token}@{sender.rpartition('@')[2]}>"
    link = stop_link(user)
    message = EmailMessage(policy=SMTP)
    message["From"] = Address("Harlow Safety", addr_spec=sender)
    message["To"] = Address(user.full_name, addr_spec=user.email)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(queued_at.astimezone(UTC))
    message["Message-ID"] = message_id
    message["List-Unsubscribe"] = f"<{link}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text.replace(STOP, link), cte="quoted-printable")
    message.add_alternative(letter.html.replace(STOP, link), subtype="html", cte="quoted-printable")
    for file in letter.attachments:
        message.add_attachment(file.content, maintype="application", subtype="pdf", filename=file.name)
    _name_the_boundaries(message, token)
    content = message.as_bytes(policy=_UNFOLDED)
    return Built(message_id, content, hashlib.sha256(content).hexdigest())


def _name_the_boundaries(message: EmailMessage, token: str) -> None:
    """Else each time it is written out would draw them anew."""
    parts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{token}_{number}")
