"""Taking police files out again: what they replaced comes back, where it is kept."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from imports.kinds import kind_of
from imports.models import ImportBatch, StagedPiece
from imports.services.forgetting import forget_files
from imports.states import State
from incidents.models import PoliceFile, RecordedCrime
from incidents.tests.policeuk_files import csv_text, outcome_row, outcomes_text, street_row
from stopsearches.models import StopSearch
from stopsearches.tests.stop_files import NAME as STOPS
from stopsearches.tests.stop_files import stop_row, stops_text
from tests.police_batches import NOW, imported, undone

pytestmark = pytest.mark.django_db
CRIMES, OUTCOMES = "2019-01-essex-street.csv", "2019-02-essex-outcomes.csv"
FIRST = {CRIMES: csv_text([street_row(), street_row()])}
SECOND = {CRIMES: csv_text([street_row(location="On or near West Gate")])}


def places() -> list[str]:
    return list(RecordedCrime.objects.order_by("pk").values_list("location", flat=True))


def why_not(batch: ImportBatch) -> list[str]:
    return kind_of(batch).why_not_undo(batch)


def means(batch: ImportBatch) -> list[str]:
    return kind_of(batch).what_undo_means(batch)


def test_undoing_takes_out_exactly_the_rows_of_the_batch(analyst: User) -> None:
    imported({"2018-12-essex-street.csv": csv_text([street_row(month="2018-12")])}, by=analyst)
    batch = imported(FIRST | {STOPS: stops_text(stop_row())}, by=analyst)

    assert undone(batch, by=analyst).state == State.UNDONE

    assert [str(crime.month) for crime in RecordedCrime.objects.all()] == ["2018-12-01"]
    assert not StopSearch.objects.exists()


def test_undoing_an_outcomes_file_takes_back_what_it_said(analyst: User) -> None:
    imported(FIRST, by=analyst)
    batch = imported({OUTCOMES: outcomes_text(outcome_row())}, by=analyst)

    undone(batch, by=analyst)

    assert set(RecordedCrime.objects.values_list("last_outcome", "later_outcome")) == {
        ("under-investigation", "")
    }


def test_a_replaced_month_comes_back_as_it_was_and_of_the_batch_it_was_of(analyst: User) -> None:
    first = imported(FIRST, by=analyst)
    before = places()
    second = imported(SECOND, by=analyst)

    assert means(second)[0] == (
        f"Street crime of January 2019 (Essex) goes back to what {first.reference} brought."
    )
    undone(second, by=analyst)

    assert places() == before
    file = PoliceFile.objects.get()
    assert (file.import_batch, file.imported_at, file.rows_kept) == (first, NOW, 2)


def test_the_month_that_came_back_has_its_later_outcomes(analyst: User) -> None:
    imported(FIRST, by=analyst)
    second = imported(SECOND, by=analyst)
    imported({OUTCOMES: outcomes_text(outcome_row())}, by=analyst)

    undone(second, by=analyst)

    assert set(RecordedCrime.objects.values_list("later_outcome", flat=True)) == {"charged"}


def test_without_the_earlier_bytes_the_month_is_empty_and_that_is_said_before(analyst: User) -> None:
    first = imported(FIRST, by=analyst)
    second = imported(SECOND, by=analyst)
    StagedPiece.objects.filter(file__batch=first).delete()

    assert means(second)[0] == (
        "Street crime of January 2019 (Essex) will be empty, as no earlier edition is kept."
    )
    undone(second, by=analyst)

    assert places() == []


def test_it_is_refused_while_a_later_edition_stands_in_its_place(analyst: User) -> None:
    first = imported(FIRST, by=analyst)
    second = imported(SECOND, by=analyst)

    with pytest.raises(ValidationError) as refused:
        undone(first, by=analyst)

    assert refused.value.messages == [
        f"Street crime of January 2019 (Essex) was replaced since, by {second.reference}."
    ]
    assert places() == ["On or near West Gate"]


def test_it_is_refused_after_two_later_editions_too(analyst: User) -> None:
    first = imported(FIRST, by=analyst)
    imported(SECOND, by=analyst)
    imported({CRIMES: csv_text([street_row(location="On or near The Stow")])}, by=analyst)

    assert why_not(first) == ["Of its 2 rows 0 are there: later imports took the place of the rest."]


def test_once_the_later_one_is_undone_the_earlier_one_can_be(analyst: User) -> None:
    first = imported(FIRST, by=analyst)
    undone(imported(SECOND, by=analyst), by=analyst)

    assert why_not(first) == []
    undone(first, by=analyst)

    assert places() == []


def test_an_undone_edition_does_not_come_back(analyst: User) -> None:
    first = imported(FIRST, by=analyst)
    second = imported(SECOND, by=analyst)
    ImportBatch.objects.filter(pk=first.pk).update(
        state=State.UNDONE, undone_at=NOW, undone_by=analyst, undone_reason="Another way"
    )

    undone(second, by=analyst)

    assert places() == []


def test_many_months_are_told_by_their_number(analyst: User) -> None:
    months = [f"2018-{number:02}" for number in range(1, 13)] + ["2019-01"]
    batch = imported({f"{m}-essex-street.csv": csv_text([street_row(month=m)]) for m in months}, by=analyst)

    assert means(batch) == [
        "13 months of police data will be empty, as no earlier edition is kept.",
    ]


def test_bytes_stay_while_an_edition_is_on_record_or_may_come_back(analyst: User) -> None:
    first = imported(FIRST, by=analyst)
    second = imported(SECOND, by=analyst)
    undone(imported({STOPS: stops_text(stop_row())}, by=analyst), by=analyst)

    forget_files(now=NOW + timedelta(days=365))

    kept = set(StagedPiece.objects.values_list("file__batch", flat=True))
    assert kept == {first.pk, second.pk}
