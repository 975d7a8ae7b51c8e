"""Planning a deployment, recording one, saying what it found, and moving one on."""

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation
from audit.free_text.forms import FreeTextForm
from deployments import technologies
from deployments.models import TechDeployment
from deployments.register.forms import ResumesByThen
from deployments.result_fields import ResultFields
from govuk.forms import DayAndTimeField, PlainForm
from govuk.widgets import Count, ShortText
from zones.forms import PlaceForm

NO_NAMES = "Leave out names, and anything about one person."


class SetUpForm(FreeTextForm, ResumesByThen, PlaceForm):
    """What is set up, where and when, and on whose authority."""

    free_text = ("objective", "notes")

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    technology = forms.ChoiceField(
        label="Which technology?", choices=list(technologies.LABELS.items()), widget=forms.RadioSelect
    )
    starts_at = DayAndTimeField(label="When does it start?")
    ends_at = DayAndTimeField(label="When does it end?", required=False)
    site = forms.CharField(
        label="Where is it set up?", max_length=120, widget=ShortText(30),
        help_text="For example, Market Square by the clock.",
    )  # fmt: skip
    units = forms.IntegerField(
        label="How many vans, gates or detectors?", required=False, min_value=1, max_value=50, widget=Count()
    )
    operator = forms.ModelChoiceField(
        label="Who operates it?", queryset=Organisation.objects.filter(is_active=True), empty_label="Choose"
    )
    funder = forms.CharField(label="Who pays for it?", required=False, max_length=80, widget=ShortText(20))
    objective = forms.CharField(
        label="What is it for?", required=False, max_length=200, widget=ShortText(30), help_text=NO_NAMES
    )
    authority_rank = forms.ChoiceField(
        label="Rank that authorised it", required=False,
        choices=[("", "Not recorded"), *TechDeployment.Rank.choices],
    )  # fmt: skip
    impact_assessment = forms.CharField(
        label="Reference of the impact assessment", required=False, max_length=60, widget=ShortText(20)
    )
    public_notice_url = forms.URLField(
        label="Web address of the public notice", required=False, max_length=200, assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "govuk-input"}),
    )  # fmt: skip
    notes = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES
    )

    field_order = (
        "technology", "starts_at", "ends_at", "resumes_by_then", "site", "zone", "lat", "lng",
        "units", "operator", "funder", "objective", "authority_rank", "impact_assessment",
        "public_notice_url", "notes",
    )  # fmt: skip

    @classmethod
    def initial_of(cls, deployment: TechDeployment) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name != "zone"]
        zone = None if deployment.has_point else deployment.zone
        return {**{name: getattr(deployment, name) for name in names}, "zone": zone}


class CorrectForm(SetUpForm):
    """As it was set up, put right. The technology stays: another one is another record."""

    technology = None

    def __init__(self, *args: Any, deployment: TechDeployment, **kwargs: Any) -> None:
        self.asks_about = (deployment.technology,) if deployment.status == "planned" else ()
        super().__init__(*args, **kwargs)
        self.fields["ends_at"].required = deployment.status == "complete"


class RecordForm(ResultFields, SetUpForm):
    """One that took place, whole: as it was set up, and what it found."""

    asks_about = ()
    technology = None

    def __init__(self, *args: Any, technology: str, **kwargs: Any) -> None:
        super().__init__(*args, technology=technology, **kwargs)
        self.fields["starts_at"].label = "When did it start?"
        self.fields["ends_at"].label = "When did it end?"
        self.fields["ends_at"].required = True
        many = technologies.UNITS[technologies.Technology(technology)][1]
        self.fields["units"].label = f"How many {many}?"


class ResultsForm(ResultFields, PlainForm):
    """What a planned one found, once it is over."""

    ends_at = DayAndTimeField(label="When did it end?")


class MoveForm(FreeTextForm, ResumesByThen, PlainForm):
    """Which way on, and why."""

    free_text = ("reason",)

    status = forms.ChoiceField(label="Change the status to", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Reason", required=False, max_length=200, widget=ShortText(30),
        help_text="Needed to cancel a deployment. Leave out names.",
    )  # fmt: skip

    def __init__(self, *args: Any, deployment: TechDeployment, **kwargs: Any) -> None:
        self.asks_about = (deployment.technology,) if deployment.status == "cancelled" else ()
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = deployment.next_statuses
