"""Planning a deployment, recording one, saying what it found, and moving one on."""

import uuid
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from accounts.models import Organisation
from audit.free_text.forms import KEEP, FreeTextForm
from deployments import technologies
from deployments.folding import Fold, fold, without
from deployments.models import TechDeployment
from deployments.money import PoundsField
from deployments.register.forms import ResumesByThen, StandingRadios
from deployments.result_fields import ResultFields
from deployments.words import length_in_words
from govuk.forms import DayAndTimeField, PlainForm
from govuk.widgets import Count, ShortText
from zones.forms import PlaceForm


def only_a_length(minutes: int) -> str:
    return (
        f"Only the day is known, and that it took {length_in_words(minutes)}. "
        "An end takes the place of that length; then give the time of the start as well."
    )


NO_NAMES = "Leave out names, and anything about one person."


class SetUpForm(FreeTextForm, ResumesByThen, PlaceForm):
    """What is set up, where and when, and on whose authority."""

    free_text = ("objective", "use_case", "cost_covers", "notes")
    RARER = (
        "funder", "cost_pence", "cost_covers", "use_case", "authority_rank", "authority_reference",
        "impact_assessment", "equality_assessment", "public_notice_url", "site_is_public",
    )  # fmt: skip

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    technology = forms.ChoiceField(
        label="Which technology?", choices=list(technologies.LABELS.items()), widget=StandingRadios
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
    cost_pence = PoundsField(
        label="What did it cost?", required=False, help_text="In pounds, for example 15000 or 249.99."
    )
    cost_covers = forms.CharField(
        label="What does that cover?", required=False, max_length=120, widget=ShortText(30),
        help_text="For example, buying one detector, or the staff of the day.",
    )  # fmt: skip
    use_case = forms.CharField(
        label="Use case, as the published log calls it", required=False, max_length=60, widget=ShortText(20)
    )
    objective = forms.CharField(
        label="What is it for?", required=False, max_length=200, widget=ShortText(30), help_text=NO_NAMES
    )
    authority_rank = forms.ChoiceField(
        label="Rank that authorised it", required=False,
        choices=[("", "Not recorded"), *TechDeployment.Rank.choices],
    )  # fmt: skip
    authority_reference = forms.CharField(
        label="Reference of the authority", required=False, max_length=60, widget=ShortText(20),
        help_text="The number of the written authority. Never a name.",
    )  # fmt: skip
    impact_assessment = forms.CharField(
        label="Reference of the data protection impact assessment", required=False, max_length=60,
        widget=ShortText(20),
    )  # fmt: skip
    equality_assessment = forms.CharField(
        label="Reference of the equality impact assessment", required=False, max_length=60,
        widget=ShortText(20),
    )  # fmt: skip
    public_notice_url = forms.URLField(
        label="Web address of the public notice", required=False, max_length=200, assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "govuk-input"}),
    )  # fmt: skip
    site_is_public = forms.BooleanField(
        label="The site may be published as it is written", required=False,
        help_text="Without this the public register gives only the zone. The use case is published with it.",
    )  # fmt: skip
    notes = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES
    )

    field_order = (
        "technology", "starts_at", "ends_at", "resumes_by_then", "site", "zone", "lat", "lng",
        "units", "operator", "objective", "notes", *RARER,
    )  # fmt: skip

    @property
    def result_names(self) -> set[str]:
        """What a form asks about results besides; nothing, where it is about the setting up alone."""
        return set()

    @property
    def set_up_fields(self) -> list[BoundField]:
        return without(self, {*self.RARER, *self.result_names, KEEP})

    @property
    def set_up_fold(self) -> Fold:
        return fold(self, "Cost, authority and publication", self.RARER)

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
        self.fields["ends_at"].required = deployment.status == "complete" and not deployment.duration_minutes
        self.needs_a_place = deployment.has_point or deployment.zone is not None
        if deployment.duration_minutes:
            self.fields["ends_at"].help_text = only_a_length(deployment.duration_minutes)


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

    def __init__(self, *args: Any, minutes: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if minutes:
            self.fields["ends_at"].required = False
            self.fields["ends_at"].help_text = only_a_length(minutes)

    @property
    def set_up_fields(self) -> list[BoundField]:
        return [self["ends_at"]]


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
