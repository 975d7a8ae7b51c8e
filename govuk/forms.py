"""Form fields that several rooms ask for in the same way."""

from copy import copy
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils import timezone

from govuk.widgets import DateInput, TimeInput


class DayAndTimeWidget(forms.SplitDateTimeWidget):
    """A date and a wall-clock time beside each other."""

    template_name = "govuk/day_and_time.html"
    use_fieldset = True

    def __init__(self) -> None:
        forms.MultiWidget.__init__(self, [DateInput(), TimeInput()])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for each in context["widget"]["subwidgets"]:
            each["attrs"].pop("required", None)
        return context


class DayAndTimeField(forms.SplitDateTimeField):
    """An instant, typed as a date and a time on the wall clock in Harlow.

    In the hour that happens twice in October it is the first of the two; a form that cares asks which.
    """

    widget = DayAndTimeWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            error_messages={
                "required": "Enter a date and a time.",
                "invalid_date": "Enter a real date, like 22 November 2026.",
                "invalid_time": "Enter a time, like 19:40.",
            },
            **kwargs,
        )

    def compress(self, data_list: list[Any]) -> datetime | None:
        try:
            return super().compress(data_list)
        except forms.ValidationError as error:
            if error.code == "ambiguous_timezone":
                return _first_of_two(datetime.combine(*data_list))
            raise


def _first_of_two(typed: datetime) -> datetime:
    """The first of the two moments at which the clock showed that time; refuses a time that it skipped."""
    first = timezone.make_aware(typed).astimezone(UTC)
    if timezone.make_naive(first) != typed:
        raise forms.ValidationError(
            f"The clocks went forward that night, so there was no {typed:%H:%M}. "
            "Enter the time that the clock showed.",
            code="skipped",
        )
    return first


class PlainForm(forms.Form):
    """A form that says which question was left out, in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = forms.Field.default_error_messages["required"]
        for name, field in self.fields.items():
            # The same object: to compare their words would translate both, for every field of every form.
            if field.error_messages.get("required") is usual:
                question = field.label or name.replace("_", " ").capitalize()
                verb = "Choose" if isinstance(field, forms.ChoiceField) else "Enter"
                field.error_messages["required"] = f"{verb} an answer to “{question}”."


class FixedChoiceField(forms.ChoiceField):
    """A choice whose list all forms share: one may put another in its place, none changes it.

    Copying and checking the lists again took most of the time in which a form of filters is made.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> "FixedChoiceField":
        copied = memo[id(self)] = copy(self)
        copied.widget = copy(self.widget)
        copied.widget.attrs = self.widget.attrs.copy()
        copied.error_messages = self.error_messages.copy()
        copied.validators = self.validators[:]
        return copied


_NO_DATE = "Enter a real date, like 22 November 2026 (2026-11-22)."


# As browsers and programs send it first: each form that does not fit costs time in every reading.
_WRITTEN = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]


def _a_day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=DateInput,
        input_formats=_WRITTEN,
        error_messages={"invalid": _NO_DATE},
    )


DATES = "dates"
BETWEEN_DATES = (DATES, "Between two dates")


class BetweenDatesForm(PlainForm):
    """Filters with a named period that lasts until today, or with two dates, both included.

    A form of this kind says which periods there are, which is usual, and how long two dates may span.
    """

    EARLIEST: ClassVar = date(2000, 1, 1)
    usual: ClassVar[str]
    longest_days: ClassVar[int]
    too_long: ClassVar[str]

    period = FixedChoiceField(required=False)
    from_on = _a_day("From (between two dates)")
    to_on = _a_day("To (between two dates)")

    def __init__(self, data: QueryDict, *, today: date) -> None:
        if not data.get("period"):
            data = data.copy()
            data["period"] = DATES if data.get("from_on") or data.get("to_on") else self.usual
        super().__init__(data)
        self._today = today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("period") == DATES:
            self._check_dates(cleaned)
        elif cleaned.get("from_on") or cleaned.get("to_on"):
            self.add_error("period", "Choose “Between two dates” to use the dates, or clear them.")
        return cleaned

    def _check_dates(self, cleaned: dict[str, Any]) -> None:
        for name, which in (("from_on", "first"), ("to_on", "last")):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, f"Enter the {which} day.")
        first, last = cleaned.get("from_on"), cleaned.get("to_on")
        if first is not None and first < self.EARLIEST:
            self.add_error("from_on", f"Choose a day in {self.EARLIEST.year} or later.")
        elif last is not None and last > self._today:
            self.add_error("to_on", "This is in the future. Enter today or a day before it.")
        elif first is not None and last is not None and last < first:
            self.add_error("to_on", "The last day must not be before the first.")
        elif first is not None and last is not None and (last - first).days >= self.longest_days:
            self.add_error("from_on", self.too_long)
