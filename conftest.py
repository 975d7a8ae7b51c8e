"""Tests run on a real PostgreSQL and a real Valkey of their own, started here before Django loads."""

import contextlib
import os
from pathlib import Path

import django

from harlowsafety import embedded

_SHARED = Path(os.environ.get("HARLOWSAFETY_VAR", Path(__file__).parent / "var"))
# Workers that run side by side (`pytest -n 2`) have services of their own; the process that starts them
# has pointed the variable at its own folder, whose static files they share.
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
_VAR = _SHARED.with_name(f"test-{_WORKER}") if _WORKER else _SHARED / "test"
if _WORKER:
    _VAR.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        (_VAR / "static").symlink_to(_SHARED / "static", target_is_directory=True)
os.environ.update(
    HARLOWSAFETY_VAR=str(_VAR), DJANGO_SETTINGS_MODULE="harlowsafety.settings", DEBUG="false",
    OVER_HTTPS="false", SECRET_KEY="only for tests",
    # Tests ask faster than people do; those that are about it set limits of their own.
    API_READS_A_MINUTE="1000000", API_WRITES_A_MINUTE="1000000", API_HEAVY_AN_HOUR="1000000",
    SIGN_IN_GUESSES_BY_ADDRESS="1000",
)  # fmt: skip
for address_of_somebody_elses_data in ("DATABASE_URL", "REDIS_URL"):
    os.environ.pop(address_of_somebody_elses_data, None)

_lease = embedded.join(_VAR)
django.setup()
# Else a worker's Django would load by that name before its own services are named above.
del os.environ["DJANGO_SETTINGS_MODULE"]

pytest_plugins = ["tests.cast", "tests.confirmed", "tests.emptying", "tests.mail_fixture", "tests.quickly"]


def pytest_unconfigure() -> None:
    _lease.leave()
