"""One town for all tests of forms: each sends what it likes, and what it did is undone."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.forms.filling import ids_of
from tests.forms.found import Town
from tests.world import one_of_everything


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Town]:
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        yield Town(one_of_everything())
        transaction.set_rollback(True)
    # Guesses at sign-in are counted there.
    cache.clear()


@pytest.fixture(scope="module")
def ids(town: Town) -> list[str]:
    return ids_of(town.world.records.values())


@pytest.fixture
def with_letters(settings: object) -> None:
    """Forms that end in a letter are open."""
    settings.PUBLIC_ROUTES = settings.PUBLIC_ROUTES | settings.LETTER_ROUTES  # type: ignore[attr-defined]
