"""Reports of mail servers that could not deliver (RFC 3464), found by the Message-ID in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, message_from_string
from email.message import Message

from django.db import transaction

from summaries.mail.pausing import keep_bounce
from summaries.models import Delivery


@dataclass(frozen=True)
class Report:
    """One recipient whom one of our mails did not reach."""

    message_id: str
    status: str
    words: str

    @property
    def is_hard(self) -> bool:
        return self.status.startswith("5")


def reports_in(content: bytes) -> list[Report]:
    """All failures in one report, or in a mailbox of them; a delay is no failure."""
    mails = [mail for mail in re.split(rb"(?m)^From [^\r\n]*\r?\n", content) if mail.strip()]
    return [report for mail in mails for report in _failures(message_from_bytes(mail))]


@transaction.atomic
def record_bounces(content: bytes, *, now: datetime) -> tuple[int, int]:
    """How many reports were about our mails and new, and how many there were. Twice records once."""
    reports = reports_in(content)
    return sum(_record(report, now) for report in reports), len(reports)


def _record(report: Report, now: datetime) -> bool:
    sent = Delivery.objects.filter(message_id=report.message_id, sent_at__isnull=False)
    delivery = sent.select_for_update(of=("self",)).select_related("user").defer("content").first()
    if delivery is None:
        return False
    sent.update(state=Delivery.State.BOUNCED, answer=f"{report.status} {report.words}"[:200])
    return keep_bounce(
        delivery=delivery, code=report.status, words=report.words, is_hard=report.is_hard, now=now
    )


def _failures(mail: Message) -> Iterator[Report]:
    parts = list(mail.walk())
    message_id = next((found for part in parts if (found := _original_id(part))), "")
    for part in parts:
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if isinstance(block, Message) and str(block["Action"] or "").strip().lower() == "failed":
                words = " ".join(str(block["Diagnostic-Code"] or "").split())
                yield Report(message_id, str(block["Status"] or "").split(" ")[0].strip(), words)


def _original_id(part: Message) -> str:
    """Of the mail that came back, whole or only its head."""
    kind, inside = part.get_content_type(), part.get_payload()
    if kind == "message/rfc822" and isinstance(inside, list) and isinstance(inside[0], Message):
        return str(inside[0]["Message-ID"] or "").strip()
    if kind == "text/rfc822-headers":
        return str(message_from_string(str(inside))["Message-ID"] or "").strip()
    return ""
