"""A test that commits empties every table after itself, the access log too, which otherwise refuses it."""

from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connection

# No transaction takes a sequence back.
NO_SEALS = "SELECT setval('audit_seals_given', 1, false);"
# The owner's way around its triggers, for this transaction.
FIRST = ["SET LOCAL session_replication_role = replica;", NO_SEALS]


@pytest.fixture(autouse=True, scope="session")
def the_log_may_be_emptied() -> None:
    original = flush.sql_flush

    def with_the_log(*args: Any, **kwargs: Any) -> list[str]:
        return [*FIRST, *original(*args, **kwargs)]

    flush.sql_flush = with_the_log


@pytest.fixture
def no_seals_yet(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(NO_SEALS)
