"""A mail server for tests: a real one, on this machine, which takes or refuses as it is told."""

from collections.abc import Iterator
from typing import Any

import pytest

from summaries.tests.mail_server import MailServer


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    """Listens, and the settings lead to it; everybody at example.org may be written to."""
    server = MailServer()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
    settings.MAIL_SERVER = server.host
    settings.MAIL_FROM = "summary@harlow.example.org"
    settings.MAIL_DOMAINS = ["example.org"]
    settings.SITE_URL = "https://safety.example.org"
    yield server
    server.stop()
