"""From the click that issues a paper to the mail server, by a real Celery worker."""

from pathlib import Path

import pytest

from accounts.models import User
from summaries.models import Delivery
from summaries.tests.factories import issued
from summaries.tests.mail_factories import wants
from summaries.tests.mail_server import MailServer
from tests.worker import finished, wait_for, worker

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zones", "empty_queue"),
]


def test_a_worker_sends_each_reader_of_an_issued_paper_the_mail_that_was_kept(
    mail_server: MailServer,
    councillor: User,
    supervisor: User,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = tmp_path / "worker.log"
    monkeypatch.setenv("EMAIL_URL", f"smtp://{mail_server.host}:{mail_server.port}")
    monkeypatch.setenv("MAIL_FROM", "summary@harlow.example.org")
    monkeypatch.setenv("MAIL_DOMAINS", "example.org")
    wants(supervisor)
    issued(supervisor)

    with worker(log):
        wait_for("two e-mails", lambda: finished(log) == 2)

    kept = {delivery.address: bytes(delivery.content) for delivery in Delivery.objects.filter(state="sent")}
    assert set(kept) == {"councillor@example.org", "supervisor@example.org"}
    assert {envelope.rcpt_tos[0]: envelope.content for envelope in mail_server.taken} == kept
