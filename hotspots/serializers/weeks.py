"""The shape of the weeks of a period in the API."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from hotspots.counts.weeks import WeekFigure, WeekFigures


class WeekFigureSerializer(serializers.Serializer):
    week = serializers.CharField(help_text="As ISO 8601 writes it: 2026-W46.")
    number = serializers.IntegerField()
    first_on = serializers.DateField(help_text="Of the part that lies in the period.")
    last_on = serializers.DateField()
    days = serializers.IntegerField(help_text="Of that part: 7 for a whole week.")
    count = serializers.IntegerField(allow_null=True, help_text="Null where nothing is on record.")
    in_cells = serializers.IntegerField(allow_null=True, help_text="How many of them cells hold.")
    known_from = serializers.DateField(
        allow_null=True, help_text="Set where records begin inside of the week."
    )


@extend_schema_serializer(many=False)
class WeekFiguresSerializer(serializers.Serializer):
    resolution = serializers.IntegerField()
    largest = serializers.IntegerField(help_text="The most in one cell in one week; 0 for none.")
    weeks = WeekFigureSerializer(many=True)


def week_figures_data(figures: WeekFigures) -> dict[str, Any]:
    weeks = [_data(each) for each in figures.weeks]
    return {"resolution": figures.resolution, "largest": figures.largest, "weeks": weeks}


def _data(figure: WeekFigure) -> dict[str, Any]:
    part = figure.asked.part
    return {
        "week": str(figure.asked.week),
        "number": figure.asked.week.number,
        "first_on": part.first_on,
        "last_on": part.last_on,
        "days": part.days,
        "count": figure.count,
        "in_cells": figure.in_cells,
        "known_from": figure.known_from,
    }
