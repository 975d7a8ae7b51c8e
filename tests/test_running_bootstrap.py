"""The set-up that runs before anything is installed, on a Python that may be anybody's."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "harlowsafety" / "running" / "bootstrap.py"
PRETEND = "import runpy, sys; {}; runpy.run_path(sys.argv[1], run_name='__main__')"


def set_up_where(pretence: str, *, copy_to: Path) -> subprocess.CompletedProcess[str]:
    """Run a copy of the script in an empty project, with something about this Python pretended."""
    copy = copy_to / "harlowsafety" / "running" / "bootstrap.py"
    copy.parent.mkdir(parents=True)
    copy.write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-c", PRETEND.format(pretence), str(copy)],
        check=False,
        capture_output=True,
        text=True,
        env={"PATH": "/nonexistent"},
    )


def test_a_python_too_old_to_go_on_can_still_read_the_script() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))

    assert isinstance(tree, ast.Module)


def test_an_old_python_is_told_what_is_needed(tmp_path: Path) -> None:
    done = set_up_where("sys.version_info = (3, 9, 2)", copy_to=tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer is needed and this is 3.9: install a newer")
    assert done.stderr.count("\n") == 1


def test_a_python_without_virtual_environments_is_told_which_package_to_install(
    tmp_path: Path,
) -> None:
    done = set_up_where("sys.modules['ensurepip'] = None", copy_to=tmp_path)

    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr
    assert done.stderr.count("\n") == 1
