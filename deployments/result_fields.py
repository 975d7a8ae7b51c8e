"""The questions about what a deployment found: those of its technology, and a table of results."""

from collections.abc import Iterable
from itertools import product
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from audit.free_text.forms import FreeTextForm
from deployments import technologies
from deployments.alerts import disagreements
from deployments.folding import Fold
from deployments.models import TechDeployment
from deployments.outcomes import (
    ATTRIBUTIONS,
    RESULTS,
    USUAL_OF_CAMERAS,
    USUAL_OF_DETECTORS,
    WEAPONS_ON_A_PERSON,
    Attribution,
)
from govuk.forms import PlainForm
from govuk.widgets import Count, ShortText

LARGEST = 10_000_000
# Counted by few: behind the fold.
RARER = (
    "watchlist_categories", "algorithm", "true_alerts_unconfirmed", "false_alerts_unconfirmed",
    "interventions", "resolved_by_conversation", "searches_after_alert", "searches_after_avoidance",
    "knife_bin_items",
)  # fmt: skip
Row = tuple[str, list[BoundField]]


def _count(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=LARGEST, widget=Count(), help_text=help_text
    )


def _camera_fields() -> dict[str, forms.Field]:
    return {
        "watchlist_size": _count("How many people were on the watch list?"),
        "watchlist_categories": forms.CharField(
            label="Kinds of people on the watch list",
            required=False,
            max_length=200,
            widget=ShortText(30),
            help_text="For example, wanted on a court warrant. Never a name.",
        ),
        "threshold": forms.DecimalField(
            label="Match threshold",
            required=False,
            min_value=0,
            max_value=1,
            max_digits=4,
            decimal_places=3,
            widget=ShortText(5),
            help_text="Between 0 and 1, for example 0.64",
        ),
        "algorithm": forms.CharField(
            label="Algorithm and version", required=False, max_length=60, widget=ShortText(20)
        ),
        "faces_seen": _count("How many faces were seen?"),
        "faces_estimated": forms.BooleanField(label="The number of faces is an estimate", required=False),
        "alerts_total": _count("How many alerts were there in total?", "Type 0 if there were none."),
        "true_alerts_confirmed": _count("Alerts confirmed true", "Somebody was spoken to: the right person."),
        "false_alerts_confirmed": _count(
            "Alerts confirmed false", "Somebody was spoken to: not the person on the list."
        ),
        "alerts_unconfirmed": _count(
            "Alerts not confirmed", "Nobody was spoken to. The three add up to the total."
        ),
        "true_alerts_unconfirmed": _count(
            "Of those not confirmed, how many were judged true?", "On the screen alone. Both, or neither."
        ),
        "false_alerts_unconfirmed": _count(
            "Of those not confirmed, how many were judged false?", "The two add up to those not confirmed."
        ),
        "interventions": _count("How many people were spoken to after an alert?"),
    }


def _detector_fields() -> dict[str, forms.Field]:
    return {
        "people_screened": _count("How many people were screened?"),
        "screened_estimated": forms.BooleanField(label="The number of people is an estimate", required=False),
        "detector_alerts": _count("How many alerts were there?", "Type 0 if there were none."),
        "resolved_by_conversation": _count("Alerts resolved by conversation"),
        "declined": _count(
            "How many people declined?", "Walking through is voluntary, and declining is no ground to search."
        ),
        "searches_after_alert": _count("How many people were searched after an alert?"),
        "searches_after_avoidance": _count(
            "How many people were searched after they turned away?",
            "Turning away is by itself no ground to search.",
        ),
        "knife_bin_items": _count("How many items were put in a knife bin?"),
        "no_weapon": forms.BooleanField(label="No weapon was found on anybody", required=False),
    }


class ResultFields(FreeTextForm, PlainForm):
    """Mixin: the counts of a technology, and one box per result and attribution.

    An empty box says that nobody recorded it; 0 says that there was none.
    """

    def __init__(self, *args: Any, technology: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        camera = technologies.is_camera(technology)
        self.usual = USUAL_OF_CAMERAS if camera else USUAL_OF_DETECTORS
        self.count_names = list(_camera_fields() if camera else _detector_fields())
        self.fields.update(_camera_fields() if camera else _detector_fields())
        if camera:
            self.free_text = (*self.free_text, "watchlist_categories")
        for code, label in RESULTS.items():
            for attribution, heading in ATTRIBUTIONS.items():
                self.fields[name_of(code, attribution)] = _count(f"{label}, {heading.lower()}")

    @property
    def result_names(self) -> set[str]:
        return {*self.count_names, *(name_of(*pair) for pair in product(RESULTS, ATTRIBUTIONS))}

    @property
    def count_fields(self) -> list[BoundField]:
        return [self[name] for name in self.count_names if name not in RARER]

    @property
    def result_rows(self) -> list[Row]:
        return self._rows(self.usual)

    @property
    def rarer_rows(self) -> list[Row]:
        return self._rows(code for code in RESULTS if code not in self.usual)

    @property
    def rarer_counts(self) -> list[BoundField]:
        return [self[name] for name in self.count_names if name in RARER]

    @property
    def count_fold(self) -> Fold:
        boxes = [box for _, boxes in self.rarer_rows for box in boxes]
        return Fold("More counts and results", [*self.rarer_counts, *boxes])

    def _rows(self, codes: Iterable[str]) -> list[Row]:
        return [(RESULTS[code], [self[name_of(code, each)] for each in ATTRIBUTIONS]) for code in codes]

    @property
    def counts(self) -> dict[str, Any]:
        """The counts of the technology, for the services."""
        return {name: self.cleaned_data[name] for name in self.count_names if name != "no_weapon"}

    @property
    def results(self) -> dict[tuple[str, str], int]:
        """What was typed into the table; empty boxes are left out."""
        typed = {pair: self.cleaned_data.get(name_of(*pair)) for pair in product(RESULTS, ATTRIBUTIONS)}
        if self.cleaned_data.get("no_weapon"):
            typed |= {(code, Attribution.CAUSED_BY): 0 for code in WEAPONS_ON_A_PERSON}
        return {pair: count for pair, count in typed.items() if count is not None}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, problem in disagreements(cleaned).items():
            if name not in self.errors:
                self.add_error(name, problem)
        on_a_person = [name_of(code, each) for code in WEAPONS_ON_A_PERSON for each in ATTRIBUTIONS]
        if cleaned.get("no_weapon") and any(cleaned.get(name) for name in on_a_person):
            self.add_error("no_weapon", "You also counted a weapon. Untick this, or set the count to 0.")
        return cleaned

    @staticmethod
    def initial_of_results(deployment: TechDeployment) -> dict[str, Any]:
        names = (*_camera_fields(), *_detector_fields())
        counts = {name: getattr(deployment, name) for name in names if name != "no_weapon"}
        rows = {name_of(each.code, each.attribution): each.count for each in deployment.results.all()}
        return {**counts, **rows, "ends_at": deployment.ends_at}


def name_of(code: str, attribution: str) -> str:
    """The name of the box for one result and attribution."""
    return f"{attribution}__{code}"
