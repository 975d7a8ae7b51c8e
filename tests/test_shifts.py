"""Half an hour without a touch signs nobody out who is walking."""

from datetime import timedelta

import pytest
from django.utils import timezone

from harlowsafety.shifts import is_on_shift
from patrols.services import end_patrol, start_patrol

pytestmark = pytest.mark.django_db


def test_an_officer_is_on_a_shift_and_a_desk_is_not(officer, analyst, supervisor):
    now = timezone.now()

    assert [is_on_shift(each.pk, now) for each in (officer, analyst, supervisor)] == [True, False, False]


def test_a_supervisor_is_while_a_patrol_of_theirs_has_begun_and_not_ended(supervisor, zones):
    now = timezone.now()
    patrol = start_patrol(by=supervisor, now=now - timedelta(hours=1))
    during = is_on_shift(supervisor.pk, now)

    end_patrol(patrol=patrol, by=supervisor, now=now, nothing_to_report=True)

    assert (during, is_on_shift(supervisor.pk, now)) == (True, False)
