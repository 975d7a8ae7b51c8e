"""Tests of receiving files: kept byte for byte, in pieces, and believed in nothing."""

import hashlib
import random
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from pytest_django import Settings

from accounts.models import User
from imports.models import ImportBatch, StagedPiece
from imports.reading.names import clean_name
from imports.reading.problems import FileRefusedError
from imports.scratch import scratch_folder
from imports.services.staging import stage_files
from imports.staging import PIECE, local_files
from imports.tests.factories import FAIR, MARKET, NOW, sheet, staged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds_for_tests")]


def test_what_is_laid_out_is_what_was_sent_to_the_byte(supervisor: User) -> None:
    content = random.Random(7).randbytes(2 * PIECE + 12_345)
    chunks = [content[start : start + 65_536] for start in range(0, len(content), 65_536)]
    batch = stage_files(kind="events", files=[("events.csv", iter(chunks))], by=supervisor, now=NOW)

    with local_files(batch) as files:
        laid_out = [(file.name, file.size, file.path.read_bytes()) for file in files]

    assert laid_out == [("events.csv", len(content), content)]
    assert batch.files.get().sha256 == hashlib.sha256(content).hexdigest()
    assert StagedPiece.objects.count() == 3


def test_a_file_damaged_where_it_is_kept_is_not_read(supervisor: User) -> None:
    batch, other = staged(supervisor, sheet(FAIR)), staged(supervisor, sheet(MARKET))
    piece = StagedPiece.objects.get(file__batch=other)
    StagedPiece.objects.filter(file__batch=batch).update(content=bytes(piece.content))

    with pytest.raises(FileRefusedError, match="damaged where it is kept"), local_files(batch):
        pytest.fail("It was laid out")


def test_files_laid_out_are_erased_afterwards_even_if_reading_fails(supervisor: User) -> None:
    batch, paths = staged(supervisor, sheet(FAIR)), []

    def fail() -> None:
        with local_files(batch) as files:
            paths.append(files[0].path)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert [path.exists() for path in paths] == [False]


def test_what_a_killed_reader_left_is_erased_by_the_next_and_what_is_being_read_is_not() -> None:
    with scratch_folder() as being_read:
        left = being_read.parent / "left-by-one-that-died"
        left.mkdir()
        (left / "in-use").touch()
        (left / "file.csv").write_bytes(b"x")

        with scratch_folder():
            there = (left.exists(), being_read.exists())

    assert there == (False, True)


def test_a_double_click_makes_one_batch(supervisor: User) -> None:
    client_id = uuid.uuid4()

    batches = {staged(supervisor, sheet(FAIR), client_id=client_id).pk for _ in range(2)}

    assert batches == {ImportBatch.objects.get().pk}


def test_nobody_gets_another_persons_batch_by_its_client_id(supervisor: User, liaison: User) -> None:
    client_id = uuid.uuid4()
    staged(supervisor, sheet(FAIR), client_id=client_id)

    with pytest.raises(PermissionDenied):
        staged(liaison, sheet(FAIR), client_id=client_id)


def test_who_may_not_import_a_kind_stages_nothing(officer: User) -> None:
    with pytest.raises(PermissionDenied):
        staged(officer, sheet(FAIR))

    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Choose a file"),
        ([("events.csv", [b""])], "events.csv is empty"),
        ([("events.pdf", [b"x"])], "must end in .csv"),
        ([("a.csv", [b"x"]), ("b.csv", [b"y"])], "one file at a time"),
        ([("a.csv", [b"x" * 60, b"x" * 60])], "at once: send fewer"),
    ],
)
def test_what_cannot_be_staged_is_said_in_words_and_leaves_no_gap(
    supervisor: User, settings: Settings, files: list[tuple[str, list[bytes]]], words: str
) -> None:
    settings.LARGEST_IMPORT = 100

    with pytest.raises(ValidationError, match=words):
        stage_files(kind="events", files=files, by=supervisor, now=NOW)

    assert not ImportBatch.objects.exists()
    settings.LARGEST_IMPORT = 1_000
    assert staged(supervisor, sheet(FAIR)).reference == "IMP-2026-000001"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\Users\\me\\crimes.csv", "crimes.csv"),
        ("../../etc/pass\0wd.csv", "passwd.csv"),
        ("\u202egnp.csv", "gnp.csv"),
        ("..", "file"),
        ("", "file"),
        ("é" * 300 + ".csv", "é" * 251 + ".csv"),
    ],
)
def test_a_name_is_kept_without_folders_and_without_what_cannot_be_seen(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept
