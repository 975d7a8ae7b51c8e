"""The documents name everything that exists, and nothing that does not."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from drf_spectacular.generators import SchemaGenerator

from tests.house import ROOMS, ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LONGEST_DECISION = 30


def text_of(name: str) -> str:
    return (ROOT / name).read_text()


def rows_of(name: str) -> set[str]:
    """What the first column of a document's tables names."""
    return set(re.findall(r"^\| `([^`]+)`", text_of(name), re.MULTILINE))


def our_commands() -> set[str]:
    return {command for command, app in get_commands().items() if str(app) in ROOMS}


def test_every_command_is_described_and_no_other() -> None:
    described = set(re.findall(r"^## `(\w+)`", text_of("docs/commands.md"), re.MULTILINE))

    assert described == our_commands()
    assert rows_of("README.md") == our_commands()


def test_every_setting_read_from_the_environment_is_described_and_no_other() -> None:
    read = set()
    for path in ROOT.glob("harlowsafety/*.py"):
        read |= set(re.findall(r"\benv\.\w+\(\s*\"(\w+)\"", path.read_text()))
    for path in (*ROOT.glob("harlowsafety/running/*.py"), ROOT / "tests/browser/conftest.py"):
        read |= set(re.findall(r"environ(?:ment)?\.get\(\"(\w+)\"\)", path.read_text()))

    assert rows_of("docs/settings.md") == read - {"PLAYWRIGHT_BROWSERS_PATH"}


def test_every_endpoint_is_described_with_its_methods_and_no_other() -> None:
    schema = SchemaGenerator(api_version="1").get_schema(request=None, public=True)
    offered = {
        path: " ".join(method.upper() for method in methods if method != "parameters")
        for path, methods in schema["paths"].items()
    }

    described = dict(re.findall(r"^\| `(/api/[^`]+)` \| ([A-Z ]+) \|", text_of("docs/api.md"), re.MULTILINE))

    assert described == offered


def test_every_make_target_is_named_and_no_other() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE))
    written = "\n".join(path.read_text() for path in DOCUMENTS)
    named = set(re.findall(r"(?:`|^    )make ([a-z][a-z-]*)", written, re.MULTILINE))

    assert named == targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_points_at_is_there(document: Path) -> None:
    text = document.read_text()
    links = re.findall(r"\]\(((?!https?:)[^)#]+)", text)
    folders = "|".join((*ROOMS, "docs", "tests", "templates", "static", "bench", "audits"))
    files = re.findall(rf"`((?:{folders})/[\w./-]*)`", text)

    missing = [each for each in links if not (document.parent / each).exists()]
    missing += [each for each in files if not (ROOT / each).exists()]

    assert missing == []


def test_every_room_is_in_the_architecture() -> None:
    assert rows_of("docs/architecture.md") >= {f"{room}/" for room in ROOMS}


def test_decisions_are_short_and_say_what_was_rejected() -> None:
    decisions = sorted(ROOT.glob("docs/decisions/*.md"))
    texts = [path.read_text() for path in decisions]

    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    assert all(len(text.splitlines()) <= LONGEST_DECISION for text in texts)
    assert all("## Decision" in text and "## Rejected" in text for text in texts)
