"""A map asks with the same filters for screen after screen: they are read once, and for nobody else."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from accounts.detail import detail_of
from hotspots.asked.forms import SelectionForm
from hotspots.asked.selection import Selection
from hotspots.serializers import map as reading
from zones.models import Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def forms(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was read, each time that a form was needed."""
    made: list[str] = []

    def counted(data: Any, **known: Any) -> SelectionForm:
        made.append(data.urlencode())
        return SelectionForm(data, **known)

    counted.base_fields = SelectionForm.base_fields  # type: ignore[attr-defined]
    monkeypatch.setattr(reading, "SelectionForm", counted)
    monkeypatch.setattr(reading, "_known", {})
    return made


def read(user: Any, **asked: str) -> Selection:
    request = Request(APIRequestFactory().get("/", asked))
    request.user = user
    return reading.read_selection(request)


def test_another_screen_with_the_same_filters_reads_nothing_again(officer, forms):
    first = read(officer, period="4-weeks", weekday="5", box="0,51,1,52")
    again = read(officer, period="4-weeks", weekday="5", box="0.1,51,1,52", resolution="9")

    assert again == first
    assert len(forms) == 1
    assert read(officer, period="4-weeks", weekday="6").weekday == "6"


def test_who_may_see_less_is_not_given_what_another_may(officer, councillor, forms):
    details = [read(each, period="4-weeks").detail for each in (officer, councillor)]

    assert details == [detail_of(officer), detail_of(councillor)]
    assert details[0] != details[1]


def test_on_the_next_day_the_last_four_weeks_are_others(officer, forms, monkeypatch):
    ends = []
    for day in (20, 21):
        monkeypatch.setattr(timezone, "now", lambda day=day: datetime(2026, 11, day, 12, tzinfo=UTC))
        ends.append(read(officer, period="4-weeks").period.last_on.day)

    assert ends == [20, 21]


def test_what_the_database_has_to_say_is_asked_each_time(officer, zones, forms):
    for asked in ({"zone": "the-stow"}, {"period": "everything"}):
        for _ in range(2):
            read(officer, **asked)
    Zone.objects.filter(slug="the-stow").update(slug="the-stow-shops")

    assert len(forms) == 4
    with pytest.raises(ValidationError):
        read(officer, zone="the-stow")


def test_what_is_refused_is_refused_again(officer, forms):
    for _ in range(2):
        with pytest.raises(ValidationError):
            read(officer, weekday="9")


def test_no_more_is_remembered_than_there_is_room_for(officer, forms, monkeypatch):
    monkeypatch.setattr(reading, "_MOST_KNOWN", 3)
    for day in range(1, 8):
        read(officer, weekday=str(day))

    assert len(reading._known) <= 3
