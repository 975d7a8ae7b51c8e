"""Forms for projects and for what somebody states of them."""

from typing import Any

from django import forms

from govuk.forms import PlainForm
from govuk.widgets import DateInput, ShortText
from summaries.models import Project, ProjectFigure
from zones.models import Zone

GREATEST = 2_147_483_647  # what the database holds


class ProjectForm(PlainForm):
    name = forms.CharField(label="Name of the project", max_length=80, widget=ShortText(30))
    zone = forms.ModelChoiceField(
        label="In which zone?",
        required=False,
        queryset=Zone.objects.order_by("-kind", "name"),
        to_field_name="slug",
        empty_label="In none of them",
    )
    phase = forms.ChoiceField(
        label="Phase",
        required=False,
        choices=[*Project.Phase.choices, ("", "Not stated")],
        widget=forms.RadioSelect,
        initial="",
    )
    phase_since_on = forms.DateField(
        label="In that phase since which day?",
        required=False,
        widget=DateInput,
        help_text="The phases before it are kept. A day that has not come yet says from when it will be.",
        error_messages={"invalid": "Enter a real date, like 22 November 2026."},
    )
    mission = forms.CharField(
        label="Part of which mission?", required=False, max_length=80, widget=ShortText(30)
    )

    @classmethod
    def initial_of(cls, project: Project) -> dict[str, Any]:
        said = {name: getattr(project, name) for name in cls.base_fields}
        return {**said, "zone": project.zone.slug if project.zone else None}


class ProjectFigureForm(PlainForm):
    label = forms.CharField(
        label="What is counted?",
        max_length=120,
        help_text="In the words of the last time, so that the new number takes the place of the old. "
        "Name no member of the public.",
    )
    value = forms.IntegerField(
        label="How many?",
        min_value=0,
        max_value=GREATEST,
        widget=forms.NumberInput(
            attrs={"class": "govuk-input govuk-input--width-10", "inputmode": "numeric"}
        ),
        error_messages={"required": "Enter a number.", "invalid": "Enter a whole number, like 15."},
    )
    as_at_on = forms.DateField(
        label="As at which day?",
        widget=DateInput,
        help_text="Stating a number again for the same day corrects it.",
        error_messages={"required": "Enter a date.", "invalid": "Enter a real date, like 22 November 2026."},
    )
    source = forms.CharField(
        label="Who states it?",
        max_length=200,
        widget=ShortText(30),
        help_text="An organisation or a paper, such as Essex Police.",
        error_messages={"required": "Say who states this figure."},
    )
    is_cumulative = forms.TypedChoiceField(
        label="Is it a running total since the project began?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        help_text="A running total is never shown as a count of one week.",
    )

    @classmethod
    def initial_of(cls, figure: ProjectFigure | None) -> dict[str, Any]:
        """What stays the same when a figure is brought up to date."""
        if figure is None:
            return {}
        return {
            "label": figure.label,
            "source": figure.source,
            "is_cumulative": "yes" if figure.is_cumulative else "no",
        }
