"""A batch of patrols is taken out again whole, unless somebody has touched one of them since."""

from dataclasses import replace

import pytest
from django.utils import timezone

from imports.tests.sheet_files import batch_of, csv_of, read_sheet
from patrols.entry import PatrolEntry
from patrols.models import Crew, Outcome, Patrol, Visit
from patrols.services.correcting import correct_patrol
from patrols.services.striking import strike_patrol
from patrols.sheet_kind.kind import PatrolSheetKind
from patrols.sheet_kind.tests.test_rows import HEADINGS, NORTH, STOW

KIND = PatrolSheetKind()


@pytest.fixture
def batch(supervisor, officer, zones, tmp_path):
    made = batch_of(KIND, supervisor)
    read_sheet(KIND, csv_of(HEADINGS, STOW, NORTH), by=supervisor, folder=tmp_path, write=True, batch=made)
    return made


def test_the_patrols_go_with_their_visits_and_the_history_stays(batch, supervisor):
    assert KIND.why_not_undo(batch) == []
    assert KIND.undo(batch, by=supervisor) == 2

    assert not any(model.objects.exists() for model in (Patrol, Visit, Outcome, Crew))
    assert Patrol.events.rel.related_model.objects.count() == 1


def test_a_patrol_that_was_put_right_keeps_all_in(batch, supervisor):
    patrol = Patrol.objects.for_list().get()
    entry = PatrolEntry.of(patrol)
    fewer = replace(entry, visits=entry.visits[:1])
    correct_patrol(patrol=patrol, entry=fewer, by=supervisor, now=timezone.now(), reason="Not walked")

    assert KIND.why_not_undo(batch) == [f"{patrol} has a correction since the import."]


def test_a_patrol_that_was_struck_out_keeps_all_in(batch, supervisor):
    struck = strike_patrol(patrol=Patrol.objects.get(), reason="Twice", by=supervisor, now=timezone.now())

    assert KIND.why_not_undo(batch) == [f"{struck} was changed since the import."]


def test_the_rows_are_listed_by_the_address_of_the_batch(batch, supervisor, sign_in):
    page = sign_in(supervisor).get(KIND.address_of_rows(batch))

    assert str(Patrol.objects.get()) in page.content.decode()
