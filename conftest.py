"""Tests run on a real PostgreSQL and a real Valkey of their own, started here before Django loads."""

import os
from pathlib import Path

import django

from harlowsafety import embedded

_VAR = Path(os.environ.get("HARLOWSAFETY_VAR", Path(__file__).parent / "var")) / "test"
os.environ.update(
    HARLOWSAFETY_VAR=str(_VAR), DJANGO_SETTINGS_MODULE="harlowsafety.settings", DEBUG="false",
    OVER_HTTPS="false", SECRET_KEY="only for tests",
)  # fmt: skip
for address_of_somebody_elses_data in ("DATABASE_URL", "REDIS_URL"):
    os.environ.pop(address_of_somebody_elses_data, None)

_lease = embedded.join(_VAR)
django.setup()

pytest_plugins = ["tests.cast", "tests.quickly"]


def pytest_unconfigure() -> None:
    _lease.leave()
