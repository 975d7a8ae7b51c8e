"""The stop search form. It asks for no name and has no box in which one could be written."""

import uuid
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import Q

from audit.free_text.forms import FreeTextForm
from deployments.models import TechDeployment
from govuk.forms import DayAndTimeField
from govuk.templatetags.govuk import moment
from govuk.widgets import ShortText
from patrols.models import Patrol
from stopsearches import codes
from stopsearches.authorised import section_60_between, section_60_on_the_day_of
from stopsearches.models import StopSearch
from zones.forms import PlaceForm
from zones.models import Authorisation
from zones.powers.querysets import AuthorisationQuerySet

RECENT_DAYS = 60


class YesNoField(forms.TypedChoiceField):
    """Three answers, because not recorded is not no."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        answers = [("True", "Yes"), ("False", "No"), ("None", "Not recorded")]
        meaning = {"True": True, "False": False, "None": None}
        super().__init__(choices=answers, coerce=meaning.__getitem__, initial="None", **kwargs)

    def prepare_value(self, value: Any) -> str:
        return str(value)


def _choice(labels: dict[str, str], label: str) -> forms.ChoiceField:
    """Wordings that only a file can hold are not offered."""
    offered = [(code, text) for code, text in labels.items() if code != codes.UNRECOGNISED]
    return forms.ChoiceField(label=label, choices=offered, initial=codes.NOT_RECORDED)


class DeploymentField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.figures['when']}: {obj.get_technology_display()}, {obj.site}"


class AuthorisationField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference}: {obj.area_name}, {moment(obj.starts_at)} to {moment(obj.held_until)}"


class StopSearchForm(FreeTextForm, PlaceForm):
    free_text = ("operation_name",)

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    reference = forms.CharField(
        label="Police reference", required=False, max_length=40, widget=ShortText(20),
        help_text="The number of the search record. Never a name or a custody number.",
    )  # fmt: skip
    searched_at = DayAndTimeField(label="When was the search?")
    time_precision = forms.ChoiceField(
        label="How exact is that time?",
        choices=StopSearch._meta.get_field("time_precision").choices,
        initial="exact",
        widget=forms.RadioSelect,
    )
    search_type = _choice(codes.SEARCH_TYPES, "Who or what was searched?")
    age_range = _choice(codes.AGE_RANGES, "Age range")
    gender = _choice(codes.GENDERS, "Gender")
    self_defined_ethnicity = _choice(codes.SELF_ETHNICITIES, "Ethnicity, as the person defined it")
    officer_defined_ethnicity = _choice(codes.OFFICER_ETHNICITIES, "Ethnicity, as the officer saw it")
    legislation = _choice(codes.LEGISLATION, "Which power was used?")
    object_of_search = _choice(codes.OBJECTS_OF_SEARCH, "What was looked for?")
    found_item = forms.ChoiceField(
        label="What was found?", choices=StopSearch.Found.choices, initial=StopSearch.Found.NOT_RECORDED
    )
    outcome = _choice(codes.OUTCOMES, "What was the outcome?")
    outcome_linked_to_object = YesNoField(label="Was the outcome linked to what was looked for?")
    removed_more_than_outer_clothing = YesNoField(label="Was more than outer clothing removed?")
    part_of_operation = YesNoField(label="Was it part of a police operation?")
    operation_name = forms.CharField(
        label="Name of the operation", required=False, max_length=60, widget=ShortText(20),
        help_text="A few words, for example Operation Sceptre. Never the name of a person.",
    )  # fmt: skip
    tech_deployment = DeploymentField(
        label="Was it made at a technology deployment?",
        queryset=TechDeployment.objects.none(),
        to_field_name="reference",
        required=False,
        empty_label="No, or not recorded",
    )
    authorisation = AuthorisationField(
        label="Under which section 60 authorisation?",
        queryset=Authorisation.objects.none(),
        to_field_name="reference",
        required=False,
        empty_label="None, or not recorded",
        help_text="Only for a search under section 60: one in force at the time of the search.",
        error_messages={"invalid_choice": "That authorisation was not in force on that day."},
    )
    patrol = forms.ModelChoiceField(
        label="Reference of the patrol it was made on",
        queryset=Patrol.objects.not_struck(),
        to_field_name="reference",
        required=False,
        widget=ShortText(20),
        error_messages={"invalid_choice": "There is no patrol with that reference."},
    )

    field_order = (
        "searched_at", "time_precision", "zone", "lat", "lng", "reference", "search_type", "age_range",
        "gender", "self_defined_ethnicity", "officer_defined_ethnicity", "legislation",
        "object_of_search", "found_item", "outcome", "outcome_linked_to_object",
        "removed_more_than_outer_clothing", "part_of_operation", "operation_name", "authorisation",
        "tech_deployment", "patrol",
    )  # fmt: skip

    def __init__(self, *args: Any, now: datetime, search: StopSearch | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lat"].help_text = "For example 51.771. It is kept to about 100 metres."
        linked = Q(pk=search.tech_deployment_id) if search else Q(pk=None)
        recent = Q(starts_at__gte=now - timedelta(days=RECENT_DAYS))
        self.fields["tech_deployment"].queryset = TechDeployment.objects.for_list().filter(
            linked | recent & Q(status__in=("active", "complete"))
        )
        self.fields["authorisation"].queryset = self._authorisations(now, search)

    def _authorisations(self, now: datetime, search: StopSearch | None) -> AuthorisationQuerySet:
        """Of the day that was typed, or of the search put right; of the last weeks while none is known."""
        asked = self.fields["searched_at"]
        day = search.searched_at if search else None
        if self.is_bound:
            name = self.add_prefix("searched_at")
            with suppress(forms.ValidationError):
                day = asked.clean(asked.widget.value_from_datadict(self.data, self.files, name))
        if day is not None:
            return section_60_on_the_day_of(day)
        return section_60_between(now - timedelta(days=RECENT_DAYS), now)

    @classmethod
    def initial_of(cls, search: StopSearch) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name != "zone"]
        zone = None if search.has_point else search.zone
        return {**{name: getattr(search, name) for name in names}, "zone": zone}
