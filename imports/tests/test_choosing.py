"""Tests of saying which column is which, and of not having to say it twice."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from imports.models import ImportBatch, SenderMapping
from imports.services.checking import start_check
from imports.services.choosing import choose_columns, suggest_columns
from imports.services.confirming import confirm_import
from imports.states import State
from imports.tests.factories import FAIR, NOW, checked, sheet, staged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds_for_tests", "zones")]
OTHER_WORDS = b"What,When,How big\nMarket,2026-12-05,tiny\n"
CHOICE = {"name": "What", "day": "When", "size": "How big"}


def choose(batch: ImportBatch, by: User, **changes: str) -> ImportBatch:
    values = {"size": {"tiny": "100"}}
    return choose_columns(batch, columns=CHOICE | changes, values=values, by=by, now=NOW)


def test_equal_headings_are_suggested_however_they_are_spaced_and_capitalised(supervisor: User) -> None:
    batch = staged(supervisor, b" NAME ,Size of it,day\nMarket,small,2026-12-05\n")

    suggested = suggest_columns(batch)

    assert suggested.columns == {"name": " NAME ", "day": "day"}
    assert not suggested.is_remembered


def test_what_was_chosen_for_a_sender_is_suggested_for_the_next_file(supervisor: User) -> None:
    choose(staged(supervisor, OTHER_WORDS, sender="Parks team"), supervisor)

    suggested = suggest_columns(staged(supervisor, OTHER_WORDS + b"x,y,z\n", sender="Parks  team"))

    assert (suggested.columns, suggested.values) == (CHOICE, {"size": {"tiny": "100"}})
    assert suggested.is_remembered


def test_another_senders_choice_is_not_suggested(supervisor: User) -> None:
    choose(staged(supervisor, OTHER_WORDS, sender="Parks team"), supervisor)

    suggested = suggest_columns(staged(supervisor, OTHER_WORDS, sender="Highways"))

    assert not suggested.columns


def test_a_sender_has_one_memory_for_the_same_headings(supervisor: User) -> None:
    for _ in range(2):
        choose(staged(supervisor, OTHER_WORDS), supervisor)

    assert SenderMapping.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day": ""}, "Choose the column that holds “Day”"),
        ({"day": "Date"}, "The file has no column “Date”"),
        ({"colour": "What"}, "no column called colour"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_in_words(
    supervisor: User, changes: dict[str, str], words: str
) -> None:
    batch = staged(supervisor, OTHER_WORDS)

    with pytest.raises(ValidationError, match=words):
        choose(batch, supervisor, **changes)

    assert not SenderMapping.objects.exists()


def test_a_word_can_only_mean_something_on_our_list(supervisor: User) -> None:
    batch = staged(supervisor, OTHER_WORDS)

    with pytest.raises(ValidationError, match="from the list"):
        choose_columns(batch, columns=CHOICE, values={"size": {"tiny": "1"}}, by=supervisor, now=NOW)


def test_a_file_without_headings_is_refused_with_its_name(supervisor: User) -> None:
    with pytest.raises(ValidationError, match=r"events.csv: line 1: .*no headings"):
        suggest_columns(staged(supervisor, b"\n"))


def test_nothing_is_checked_before_the_columns_are_chosen(supervisor: User) -> None:
    with pytest.raises(ValidationError, match="which column is which"):
        start_check(staged(supervisor, OTHER_WORDS), by=supervisor, now=NOW)


def test_columns_chosen_anew_after_a_check_have_to_be_checked_again(supervisor: User) -> None:
    batch = checked(supervisor, sheet(FAIR))

    batch = choose_columns(batch, columns={"name": "Day", "day": "Day"}, values={}, by=supervisor, now=NOW)

    assert (batch.state, batch.checked_at) == (State.STAGED, None)
    with pytest.raises(ValidationError, match="not ready for this"):
        confirm_import(batch, by=supervisor, now=NOW)
