"""Widgets whose markup is GOV.UK's. Native date and time inputs: phones bring their own pickers."""

from django import forms


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "govuk-input govuk-input--width-10"})


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "govuk-input govuk-input--width-5"})


class ShortText(forms.TextInput):
    def __init__(self, width: int = 20) -> None:
        super().__init__(attrs={"class": f"govuk-input govuk-input--width-{width}"})


class Count(forms.NumberInput):
    """A small whole number."""

    def __init__(self) -> None:
        super().__init__(
            attrs={"class": "govuk-input govuk-input--width-4", "min": 0, "inputmode": "numeric"}
        )
