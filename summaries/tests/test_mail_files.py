"""The PDF in the e-mail: attached, or a link to it, as configured; and links that lead to the service."""

from email import message_from_bytes
from email.policy import SMTP
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from accounts.models import User
from summaries.mail.reading import read_mail
from summaries.models import IssuedFile
from summaries.tests.mail_factories import one_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones", "mail_server")]
PAGE = "https://safety.example.org/summaries/2026-W46/pdf/?version=1"


def test_the_attached_file_is_the_one_that_was_kept(councillor: User, supervisor: User) -> None:
    delivery = one_mail(councillor, supervisor)

    message = message_from_bytes(bytes(delivery.content), policy=SMTP)
    (attached,) = message.iter_attachments()
    kept = IssuedFile.objects.get(mode="partnership", kind="pdf")
    assert attached.get_content() == bytes(kept.content)
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_filename().startswith("OFFICIAL")


def test_where_links_are_wanted_nothing_is_attached(
    councillor: User, supervisor: User, settings: Any
) -> None:
    settings.SUMMARY_PDF = "link"

    mail = read_mail(bytes(one_mail(councillor, supervisor).content))

    assert mail.attachments == ()
    assert PAGE in mail.text
    assert PAGE in mail.html


def test_a_sensitive_paper_cannot_be_set_to_be_attached(settings: Any) -> None:
    settings.MARKING, settings.SUMMARY_PDF = "OFFICIAL-SENSITIVE", "attach"

    with pytest.raises(SystemCheckError, match=r"harlowsafety\.E002"):
        call_command("check", tags=["security"])


def test_mail_cannot_lead_to_an_address_without_https(settings: Any) -> None:
    settings.SITE_URL = "http://safety.example.org"

    with pytest.raises(SystemCheckError, match=r"harlowsafety\.E003"):
        call_command("check", tags=["security"])
