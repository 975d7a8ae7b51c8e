"""Numbers of days in the settings: a slip is refused when the service starts, in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("name", "value"),
    [("TRACK_DAYS", "-1"), ("TRACK_DAYS", "91"), ("PATROL_EDIT_DAYS", "3650"), ("IMPORT_KEEP_DAYS", "91")],
)
def test_days_outside_0_to_90_are_refused_at_the_start(name, value):
    done = subprocess.run(
        [sys.executable, "-c", "import harlowsafety.settings"],
        cwd=ROOT, env={**os.environ, name: value}, capture_output=True, text=True,
    )  # fmt: skip

    assert done.returncode == 1
    assert f'"{name}" invalid' in done.stderr and "less than or equal to 90" in done.stderr
