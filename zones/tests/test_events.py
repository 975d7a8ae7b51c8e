"""Recording, changing and cancelling the town's events."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from zones.events.services import cancel_event, change_event
from zones.models import TownEvent
from zones.tests.event_factories import HOUR, NOW, town_event


def test_an_event_has_a_reference_and_is_for_the_whole_town_without_a_zone(supervisor):
    made = town_event(supervisor, name="  Christmas market ")

    assert (str(made), made.name, made.place) == ("EVT-2026-000001", "Christmas market", "Whole town")


def test_the_same_request_twice_makes_one_event(supervisor):
    client_id = uuid4()

    first = town_event(supervisor, client_id=client_id)
    again = town_event(supervisor, client_id=client_id)

    assert first == again
    assert TownEvent.objects.count() == 1


def test_somebody_elses_request_is_not_answered_with_the_event(supervisor, liaison):
    client_id = uuid4()
    town_event(supervisor, client_id=client_id)

    with pytest.raises(ValidationError, match="somebody else"):
        town_event(liaison, client_id=client_id)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " "}, "name"),
        ({"source": ""}, "source"),
        ({"ends_at": NOW + 22 * HOUR}, "ends_at"),
        ({"ends_at": NOW + timedelta(days=400)}, "ends_at"),
        ({"starts_at": NOW + timedelta(days=6 * 366)}, "starts_at"),
        ({"expects": 0}, "expects"),
        ({"expects": 1_000_001}, "expects"),
        ({"name": "x" * 81}, "name"),
    ],
)
def test_what_cannot_be_is_refused_by_name(supervisor, said, field):
    with pytest.raises(ValidationError) as refused:
        town_event(supervisor, **said)

    assert list(refused.value.message_dict) == [field]
    assert not TownEvent.objects.exists()


def test_a_change_is_kept_in_the_history_with_what_stood_there_before(supervisor, liaison, zones):
    made = town_event(supervisor)

    changed = change_event(event=made, by=liaison, now=NOW, zone=zones["the-stow"], expects=800)

    assert (changed.place, changed.expects) == ("The Stow", 800)
    assert list(made.events.order_by("pgh_id").values_list("pgh_label", "expects")) == [
        ("insert", None), ("update", 800),
    ]  # fmt: skip


def test_an_event_is_moved_as_a_whole_or_not_at_all(supervisor):
    made = town_event(supervisor)

    with pytest.raises(ValidationError):
        change_event(event=made, by=supervisor, now=NOW, name="Moved", ends_at=made.starts_at)

    made.refresh_from_db()
    assert made.name == "Christmas market"


def test_a_cancelled_event_is_kept_with_the_first_reason(supervisor, liaison):
    made = town_event(supervisor)

    cancel_event(event=made, reason="Storm", by=supervisor, now=NOW)
    again = cancel_event(event=made, reason="Other", by=liaison, now=NOW + HOUR)

    assert (again.cancelled_reason, again.cancelled_by, again.cancelled_at) == ("Storm", supervisor, NOW)
    assert not TownEvent.objects.going_ahead().exists()


def test_a_cancelled_event_is_not_changed_any_more(supervisor):
    made = town_event(supervisor)
    cancel_event(event=made, reason="Storm", by=supervisor, now=NOW)

    with pytest.raises(ValidationError, match="was cancelled"):
        change_event(event=made, by=supervisor, now=NOW, name="After all")


def test_cancelling_needs_a_reason(supervisor):
    made = town_event(supervisor)

    with pytest.raises(ValidationError, match="Say why"):
        cancel_event(event=made, reason=" ", by=supervisor, now=NOW)


@pytest.mark.parametrize("changes", [{"ends_at": NOW}, {"source": ""}, {"cancelled_at": NOW}])
def test_the_database_refuses_what_the_service_would(supervisor, changes):
    made = town_event(supervisor)

    with pytest.raises(IntegrityError):
        TownEvent.objects.filter(pk=made.pk).update(**changes)
