"""What several tests of patrols begin with: a Friday evening, a phone that sends, what a planner types."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from patrols.tests.factories import NOW


@pytest.fixture
def evening(zones, monkeypatch):
    """It is 21:00 on that Friday."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return zones


@pytest.fixture
def phone(api, officer):
    """The officer's phone; it answers what it was told."""
    client = api(officer)

    def send(sent):
        return client.post("/api/v1/patrols/sync/", sent)

    return send


@pytest.fixture
def tomorrow():
    return timezone.localdate() + timedelta(days=1)


@pytest.fixture
def planned_answers(zones, supervisor, tomorrow) -> dict[str, object]:
    """What a supervisor types to plan two visits to The Stow for tomorrow evening."""
    return {
        "client_id": str(uuid.uuid4()),
        "zone": "the-stow",
        "on": tomorrow.isoformat(),
        "from_time": "19:00",
        "to_time": "21:00",
        "visits": "2",
        "minutes": "15",
        "organisation": str(supervisor.organisation_id),
    }
