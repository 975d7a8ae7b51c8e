"""Which code made the figures of a paper: so that whoever doubts one can run the same again."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# What a figure or a sentence is worked out by.
FIGURED_BY = ("measures", "summaries/figures", "summaries/paper", "summaries/wording")


@cache
def code_version() -> str:
    """Like "0.1.0, commit 2db3b7f3a1c2, figures 9f86d081884c"; without a repository no commit is claimed.

    The hash of the code itself is always there: a commit says nothing of what was changed since.
    """
    return version_of(PROJECT)


def version_of(project: Path) -> str:
    """Of the code in that folder, in at most 60 characters."""
    commit = _commit(project)
    parts = [_release(project), *([f"commit {commit[:12]}"] if commit else []), f"figures {_hash(project)}"]
    return ", ".join(parts)


def _release(project: Path) -> str:
    try:
        told = tomllib.loads((project / "pyproject.toml").read_text())
    except FileNotFoundError:
        return "no release"
    return str(told.get("project", {}).get("version", "no release"))[:12]


def _hash(project: Path) -> str:
    """Over names and contents of the modules, without their tests."""
    found = hashlib.sha256()
    for folder in FIGURED_BY:
        for path in sorted((project / folder).rglob("*.py")):
            name = path.relative_to(project).as_posix()
            if "/tests/" not in name:
                found.update(f"{name}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


def _commit(project: Path) -> str:
    """Read from the repository's files: git itself need not be installed where this runs."""
    git = project / ".git"
    try:
        head = (git / "HEAD").read_text().strip()
        if not head.startswith("ref: "):
            return head
        name = head.removeprefix("ref: ")
        if (git / name).exists():
            return (git / name).read_text().strip()
        packed = (line.split() for line in (git / "packed-refs").read_text().splitlines())
        return next((parts[0] for parts in packed if parts[1:] == [name]), "")
    except OSError:
        return ""
