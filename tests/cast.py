"""The cast: one person per role, the zones of the town, and a way in for each."""

from collections.abc import Callable, Generator

import pytest
from django.test import Client
from pytest_django.plugin import blocking_manager_key
from rest_framework.test import APIClient

from accounts.models import User
from accounts.tests.factories import person
from harlowsafety.celery import app
from patrols.models import OutcomeCode
from patrols.outcome_codes import add_starting_codes
from zones.models import Zone
from zones.tests.factories import harlow_zones


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """A test that commits empties every table after itself; the next needs what migrations put in."""
    yield
    marker = item.get_closest_marker("django_db")
    if nextitem is not None and marker is not None and marker.kwargs.get("transaction"):
        with item.config.stash[blocking_manager_key].unblock():
            add_starting_codes(OutcomeCode)


@pytest.fixture
def zones(db: None) -> dict[str, Zone]:
    """Harlow's four zones, by slug."""
    return harlow_zones()


@pytest.fixture
def officer(db: None) -> User:
    return person("officer")


@pytest.fixture
def supervisor(db: None) -> User:
    return person("supervisor")


@pytest.fixture
def liaison(db: None) -> User:
    return person("liaison")


@pytest.fixture
def councillor(db: None) -> User:
    return person("councillor")


@pytest.fixture
def analyst(db: None) -> User:
    return person("analyst")


@pytest.fixture
def administrator(db: None) -> User:
    return person("administrator")


@pytest.fixture
def governance(db: None) -> User:
    return person("governance")


@pytest.fixture
def stranger(db: None) -> User:
    """Somebody who left: the account is there and opens nothing."""
    return person("officer", email="stranger@example.org", is_active=False)


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """A browser in which that person is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def api() -> Callable[[User], APIClient]:
    """The API as that person."""

    def as_user(user: User) -> APIClient:
        client = APIClient()
        client.force_login(user)
        return client

    return as_user


@pytest.fixture
def empty_queue() -> None:
    """A broker without tasks that an earlier test left, taken or not."""
    app.control.purge()
    with app.connection_for_read() as broker:
        broker.default_channel.client.delete("unacked", "unacked_index", "unacked_mutex", "long")
