"""The shape of the dose in the API, and its questions as the page asks them."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from patrols.dose.figures import FIGURES, figures_of
from patrols.dose.report import By, DoseReport, Line
from patrols.forms.dose import PERIODS, USUAL

ASKED = [
    OpenApiParameter("period", str, enum=[slug for slug, _ in PERIODS], default=USUAL),
    OpenApiParameter("from_on", OpenApiTypes.DATE, description="With period=dates; at most 366 days."),
    OpenApiParameter("to_on", OpenApiTypes.DATE, description="With period=dates; its last day."),
    OpenApiParameter("zone", str, description="The slug of a zone; a wider area has those within it."),
    OpenApiParameter("by", str, enum=[each.value for each in By], default=By.ZONE.value),
]


def _field(key: str, heading: str) -> serializers.Field:
    if key == "freshness":
        words = ["recent", "due", "overdue", "never"]
        return serializers.ChoiceField(choices=words, allow_null=True, help_text=heading)
    if key == "busiest_hours":
        return serializers.CharField(allow_blank=True, help_text=heading)
    kind = serializers.FloatField if key.endswith("_minutes") else serializers.IntegerField
    allows_null = key.startswith(("percent", "compliance", "days_since", "median"))
    return kind(allow_null=allows_null, help_text=heading)


_FIGURES = {figure.key: _field(figure.key, figure.heading) for figure in FIGURES}


class DoseLineSerializer(type("FiguresSerializer", (serializers.Serializer,), _FIGURES)):  # type: ignore[misc]
    key = serializers.CharField(help_text="The zone’s slug, the day, or the hours of the band.")
    name = serializers.CharField()
    within = serializers.ListField(child=serializers.CharField(), help_text="Zones that it includes.")
    last_qualifying_at = serializers.DateTimeField(allow_null=True, help_text="When that visit began.")
    visits_by_hour = serializers.ListField(
        child=serializers.IntegerField(), min_length=24, max_length=24, help_text="By hour of arrival."
    )


class DoseSerializer(serializers.Serializer):
    first_on = serializers.DateField()
    last_on = serializers.DateField()
    zone = serializers.SlugField(allow_null=True)
    by = serializers.ChoiceField(choices=[each.value for each in By])
    as_at = serializers.DateTimeField()
    lines = DoseLineSerializer(many=True)
    total = DoseLineSerializer(help_text="Each visit once, although zones lie within zones.")
    notes = serializers.ListField(child=serializers.CharField(), help_text="What the figures mean.")


def dose_data(report: DoseReport, notes: tuple[str, ...]) -> dict[str, Any]:
    asked = report.asked
    return {
        "first_on": asked.first_on,
        "last_on": asked.last_on,
        "zone": asked.zone.slug if asked.zone else None,
        "by": asked.by.value,
        "as_at": report.as_at,
        "lines": [_line(line) for line in report.lines],
        "total": _line(report.total),
        "notes": list(notes),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "name": line.name,
        "within": list(line.within),
        "last_qualifying_at": line.last.at if line.last else None,
        **figures_of(line),
        "visits_by_hour": list(line.dose.visits_by_hour),
    }
