"""Old words are looked at: kept until a day, or taken out of the record and all of its history."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from audit.models import AccessRecord
from audit.retention.kinds import all_kinds
from audit.retention.models import TextReview
from audit.retention.reviews import keep_texts, take_words_out, texts_due
from incidents.models import Incident
from incidents.services import move_incident
from patrols.models import Correction
from patrols.services import strike_patrol
from tests.retention import MARK, NEW, OLD, SOON, held, old_incident, old_patrol, tables_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]
NEXT_YEAR = timezone.localdate() + timedelta(days=365)


def due(now=None):
    return list(texts_due(all_kinds()["incidents"], now or timezone.now()))


def keep(references, by, until: date = NEXT_YEAR) -> int:
    return keep_texts(kind="incidents", references=references, keep_until_on=until, by=by, now=timezone.now())


def test_words_of_more_than_a_year_ago_are_due_the_oldest_first(officer):
    second = old_incident(officer, description="Later", at=OLD + SOON)
    first = old_incident(officer, description="Words")
    old_incident(officer, category="theft")
    old_incident(officer, description="New words", at=NEW)

    assert due() == [first, second]


def test_what_was_looked_at_is_due_again_after_its_day(officer, administrator):
    old = old_incident(officer, description="Words")

    kept = keep([old.reference, "INC-1999-000001"], administrator)

    assert kept == 1 and due() == []
    assert due(timezone.now() + timedelta(days=367)) == [old]
    review = TextReview.objects.get()
    assert (review.reference, review.keep_until_on, review.looked_by) == (
        old.reference, NEXT_YEAR, administrator,
    )  # fmt: skip


@pytest.mark.parametrize("until", [timezone.localdate(), timezone.localdate() + timedelta(days=6 * 366)])
def test_words_are_kept_until_a_day_that_comes_within_five_years(officer, administrator, until):
    old = old_incident(officer, description="Words")

    with pytest.raises(ValidationError):
        keep([old.reference], administrator, until)

    assert due() == [old]


def test_words_that_are_taken_out_are_nowhere_and_the_record_stays(officer, supervisor, administrator):
    old = old_incident(officer, description=f"By the {MARK} kiosk")
    move_incident(incident=old, to="withdrawn", reason=f"{MARK} said so", by=supervisor)

    take_words_out(kind="incidents", reference=old.reference, by=administrator, now=timezone.now())

    stands = Incident.objects.get()
    assert (stands.description, stands.status_reason, stands.status) == ("", "Taken out", "withdrawn")
    assert tables_with(MARK) == set() and due() == []
    record = AccessRecord.objects.get(action="erased")
    assert (record.ids, record.filters) == ([old.reference], "words taken out")


def test_words_of_a_patrol_go_from_its_corrections_too(officer, supervisor, zones, administrator):
    walked = old_patrol(officer, zones["the-stow"], note=f"{MARK} again")
    changes = [{"what": "Note", "before": "none", "after": f"“{MARK}”"}]
    Correction.objects.create(
        patrol=walked, corrected_by=officer, corrected_at=OLD, reason=f"{MARK} asked", changes=changes
    )
    strike_patrol(patrol=walked, reason=f"{MARK} was wrong", by=supervisor, now=OLD + SOON)

    take_words_out(kind="patrols", reference=walked.reference, by=administrator, now=timezone.now())

    assert tables_with(MARK) == set()


def test_the_words_of_a_held_record_stay(officer, administrator):
    old = old_incident(officer, description="Words")
    held(administrator, reference=old.reference)

    with pytest.raises(ValidationError, match="held"):
        take_words_out(kind="incidents", reference=old.reference, by=administrator, now=timezone.now())

    assert due() == [old]


def test_who_may_not_manage_retention_takes_no_words_out(officer, supervisor):
    old = old_incident(officer, description="Words")

    with pytest.raises(PermissionDenied):
        take_words_out(kind="incidents", reference=old.reference, by=supervisor, now=timezone.now())
    with pytest.raises(PermissionDenied):
        keep([old.reference], supervisor)
