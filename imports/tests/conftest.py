"""The engine is tested with kinds of its own, which nobody outside the tests can import."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from imports.kinds import all_kinds
from imports.tests.kinds import KINDS_SETTING


@pytest.fixture
def kinds_for_tests(settings: Settings) -> Iterator[None]:
    settings.IMPORT_KINDS = KINDS_SETTING
    all_kinds.cache_clear()
    yield
    all_kinds.cache_clear()
