"""What the seal of a paper covers, which code made its figures, and whether its files are those given out."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pgtrigger
import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from summaries.life.code_version import PROJECT, code_version, version_of
from summaries.models import IssuedFile, WeeklySummary
from summaries.tests.factories import MONDAY, issued

CHANGES = [
    {"narrative": "Nothing happened."},
    {"marking": "OFFICIAL-SENSITIVE"},
    {"distribution": "Everybody"},
    {"code_version": "0.0.0"},
    {"definitions_version": "1"},
    {"publishable": {"a": 1}},
    {"approved_at": MONDAY},
    {"issued_at": MONDAY},
    {"figures": {}},
]


@pytest.mark.usefixtures("zones")
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_nothing_that_the_seal_covers_changes_unseen(supervisor: User, change: dict[str, Any]) -> None:
    paper = issued(supervisor)
    call_command("verify_summaries")

    with pgtrigger.ignore("summaries.WeeklySummary:issued_is_fixed"):
        WeeklySummary.objects.filter(pk=paper.pk).update(**change)

    with pytest.raises(CommandError, match="2026-W46 version 1"):
        call_command("verify_summaries")


@pytest.mark.usefixtures("zones")
def test_another_approver_than_the_one_who_stood_for_it_is_seen(supervisor: User, analyst: User) -> None:
    paper = issued(supervisor)

    with pgtrigger.ignore("summaries.WeeklySummary:issued_is_fixed"):
        WeeklySummary.objects.filter(pk=paper.pk).update(approved_by=analyst)

    with pytest.raises(CommandError, match="2026-W46 version 1"):
        call_command("verify_summaries")


@pytest.mark.usefixtures("zones")
def test_a_file_with_other_bytes_than_were_given_out_is_seen(supervisor: User) -> None:
    paper = issued(supervisor)
    made, _ = IssuedFile.objects.get_or_create(
        summary=paper, mode="publishable", kind="pdf",
        defaults={"content": b"%PDF", "pages": 2, "made_at": MONDAY, "sha256": sha256(b"%PDF").hexdigest()},
    )  # fmt: skip
    call_command("verify_summaries")

    with pgtrigger.ignore("summaries.IssuedFile:issued_files_are_fixed"):
        IssuedFile.objects.filter(pk=made.pk).update(content=b"%PDF-")

    with pytest.raises(CommandError, match="2026-W46 version 1, publishable PDF"):
        call_command("verify_summaries")


@pytest.mark.usefixtures("zones")
def test_a_paper_keeps_which_code_made_its_figures(supervisor: User) -> None:
    paper = issued(supervisor)

    assert paper.code_version == code_version() == paper.figures["header"]["code_version"]
    assert (paper.schema, paper.seal_version) == ("3", 2)


def a_project(folder: Path, *, code: str = "x = 1") -> Path:
    (folder / "measures/tests").mkdir(parents=True)
    (folder / "measures/counts.py").write_text(code)
    (folder / "measures/tests/test_counts.py").write_text(code)
    (folder / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n')
    return folder


def test_without_a_repository_no_commit_is_claimed(tmp_path: Path) -> None:
    told = version_of(a_project(tmp_path))

    assert told.startswith("1.2.3, figures ")
    assert "commit" not in told


@pytest.mark.parametrize("packed", [True, False])
def test_with_a_repository_the_commit_is_told_too(tmp_path: Path, packed: bool) -> None:
    git, commit = a_project(tmp_path) / ".git", "2db3b7f3a1c2d4e5f60718293a4b5c6d7e8f9012"
    (git / "refs/heads").mkdir(parents=True)
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    if packed:
        (git / "packed-refs").write_text(f"# pack-refs with: peeled\n{commit} refs/heads/main\n")
    else:
        (git / "refs/heads/main").write_text(f"{commit}\n")

    assert "commit 2db3b7f3a1c2," in version_of(tmp_path)


def test_another_line_of_code_is_another_version_and_another_test_is_not(tmp_path: Path) -> None:
    one = version_of(a_project(tmp_path / "one"))
    other = version_of(a_project(tmp_path / "other", code="x = 2"))
    (tmp_path / "one/measures/tests/test_counts.py").write_text("x = 3")

    assert one != other
    assert version_of(tmp_path / "one") == one


def test_the_version_of_this_project_fits_where_it_is_kept() -> None:
    assert len(version_of(PROJECT)) <= 60
