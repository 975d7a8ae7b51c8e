"""Where a request came from, as the access log tells it."""

import os
import subprocess
import sys
from uuid import uuid4

import pytest
from django.urls import reverse

from audit.models import AccessRecord

FORWARDED = {"HTTP_X_FORWARDED_FOR": "203.0.113.9, 198.51.100.7", "REMOTE_ADDR": "10.0.0.2"}


def address_after_signing_in(client) -> str | None:
    client.post(
        reverse("account_login"), {"login": f"{uuid4()}@example.org", "password": "no such"}, **FORWARDED
    )
    return AccessRecord.objects.get(action="sign_in_failed").ip_address


def test_without_a_proxy_what_a_caller_writes_in_the_header_is_not_believed(db, client):
    assert address_after_signing_in(client) == "10.0.0.2"


def test_behind_a_proxy_it_is_the_address_that_the_proxy_saw(db, client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    assert address_after_signing_in(client) == "198.51.100.7"


def test_a_header_that_is_no_address_leaves_the_address_out(officer, sign_in, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    sign_in(officer).get("/incidents/", HTTP_X_FORWARDED_FOR="nonsense")

    assert AccessRecord.objects.get(kind="incident").ip_address is None


@pytest.mark.parametrize(("behind", "count"), [("true", "1"), ("false", "None")])
def test_the_header_is_believed_only_where_the_settings_say_that_there_is_a_proxy(behind, count):
    ask = "from harlowsafety import settings as s; print(getattr(s, 'ALLAUTH_TRUSTED_PROXY_COUNT', None))"

    said = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "BEHIND_PROXY": behind}, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert said.stdout.strip() == count
