"""A body that is too long is not received, whoever sends it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from harlowsafety import uploads

PAGE = "/imports/new/police_files/"


@pytest.fixture
def spooled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The bytes that went to the disk, chunk by chunk."""
    chunks: list[int] = []

    def receive(self: TemporaryFileUploadHandler, raw_data: bytes, start: int) -> None:
        chunks.append(len(raw_data))

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", receive)
    return chunks


@pytest.fixture
def small_limits(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LARGEST_UPLOAD = settings.LARGEST_IMPORT = 10_000
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    monkeypatch.setattr(uploads, "ALLOWANCE", 1_000)


def upload(size: int) -> dict[str, SimpleUploadedFile]:
    return {"files": SimpleUploadedFile("2026-09-essex-street.csv", b"x" * size)}


def test_a_body_over_the_limit_reaches_no_disk(db, small_limits, spooled):
    answer = Client(enforce_csrf_checks=True).post(PAGE, upload(12_000))

    assert (answer.status_code, spooled) == (403, [])


def test_a_body_within_the_limit_is_received(analyst, sign_in, small_limits, spooled):
    sign_in(analyst).post(PAGE, upload(9_000))

    assert sum(spooled) == 9_000


def test_somebody_signed_in_is_told_and_nothing_was_kept(analyst, sign_in, small_limits, spooled):
    answer = sign_in(analyst).post(PAGE, upload(12_000))

    assert (answer.context["form"].is_valid(), spooled) == (False, [])


def test_the_limit_is_one_megabyte_above_the_largest_upload(settings):
    handler = uploads.RefuseLargeBody()

    handler.handle_raw_input(None, {}, settings.LARGEST_UPLOAD + 1_000_001, b"")

    assert handler.is_too_long
    assert settings.FILE_UPLOAD_HANDLERS[0] == "harlowsafety.uploads.RefuseLargeBody"


def test_somebody_not_signed_in_sends_no_file(db, spooled, settings, monkeypatch):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    monkeypatch.setattr(uploads, "ALLOWANCE", 1_000)
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "x" * 32

    answer = client.post("/sign-in/login/", upload(2_000))

    assert (answer.status_code, spooled) == (403, [])
