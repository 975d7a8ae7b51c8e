"""Fields and forms say what is missing in words, and show what a service refuses where it belongs."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from govuk.forms import DayAndTimeField, PlainForm
from govuk.service_forms import call_service


class Questions(PlainForm):
    seen_at = DayAndTimeField(label="When was it?")
    weapon = forms.ChoiceField(choices=[("knife", "Knife")], label="Which weapon?")
    note = forms.CharField(required=False)


def asked(**answers: str) -> Questions:
    typed = {"seen_at_0": "2026-11-22", "seen_at_1": "19:40", "weapon": "knife"}
    return Questions({**typed, **answers})


def refuse(**errors: str) -> Any:
    raise ValidationError(errors)


def test_a_date_and_a_time_become_an_instant() -> None:
    form = asked(seen_at_0="2026-07-01")

    assert form.is_valid()
    assert form.cleaned_data["seen_at"] == datetime(2026, 7, 1, 18, 40, tzinfo=UTC)


def test_a_time_that_the_clocks_skip_is_asked_again() -> None:
    form = asked(seen_at_0="2026-03-29", seen_at_1="01:30")

    assert form.errors["seen_at"] == [
        "The clocks went forward that night, so there was no 01:30. Enter the time that the clock showed."
    ]


def test_of_a_time_that_happens_twice_the_first_is_meant() -> None:
    form = asked(seen_at_0="2026-10-25", seen_at_1="01:30")

    assert form.is_valid()
    assert form.cleaned_data["seen_at"] == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"seen_at_0": "", "seen_at_1": ""}, "seen_at", "Enter a date and a time."),
        ({"seen_at_0": "31 February"}, "seen_at", "Enter a real date, like 22 November 2026."),
        ({"seen_at_1": "noon"}, "seen_at", "Enter a time, like 19:40."),
        ({"weapon": ""}, "weapon", "Choose an answer to “Which weapon?”."),
    ],
)
def test_each_mistake_is_named_with_what_to_do(answers: dict[str, str], field: str, words: str) -> None:
    form = asked(**answers)

    assert form.errors[field] == [words]


def test_a_form_comes_out_in_govuk_markup_with_its_error_beside_the_question() -> None:
    html = asked(weapon="").render()

    assert "govuk-form-group--error" in html
    assert "govuk-error-message" in html
    assert 'type="date"' in html


def test_what_a_service_refuses_is_shown_at_its_field() -> None:
    form = asked()

    result = call_service(form, refuse, note="Leave out names.")

    assert result is None
    assert form.errors == {"note": ["Leave out names."]}


def test_what_fits_no_field_is_shown_above_the_form() -> None:
    form = asked()

    call_service(form, refuse, somewhere_else="It overlaps another patrol.")

    assert form.non_field_errors() == ["It overlaps another patrol."]


def test_a_service_that_does_not_refuse_gives_its_result() -> None:
    assert call_service(asked(), lambda number: number + 1, number=1) == 2
