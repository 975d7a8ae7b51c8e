"""A published file for the searches that came from one."""

from datetime import date

import pytest

from incidents.models import PoliceFile
from stopsearches.tests.factories import NOW


@pytest.fixture
def month_file(db):
    return PoliceFile.objects.create(
        force="essex", month=date(2026, 11, 1), kind="stop_and_search", imported_at=NOW
    )
