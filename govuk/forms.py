"""Form fields that several rooms ask for in the same way."""

from datetime import datetime
from typing import Any

from django import forms

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
    """An instant, typed as a date and a time on the wall clock in Harlow."""

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
                raise forms.ValidationError(
                    "The clocks changed then, so that time happened twice or not at all. "
                    "Enter a time an hour earlier or later.",
                    code="ambiguous_timezone",
                ) from error
            raise


class PlainForm(forms.Form):
    """A form that says which question was left out, in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                question = field.label or name.replace("_", " ").capitalize()
                verb = "Choose" if isinstance(field, forms.ChoiceField) else "Enter"
                field.error_messages["required"] = f"{verb} an answer to “{question}”."
