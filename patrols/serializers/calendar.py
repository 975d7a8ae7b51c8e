"""The calendar of patrols in the API."""

from rest_framework import serializers


class DayFiguresSerializer(serializers.Serializer):
    patrols = serializers.IntegerField()
    person_hours = serializers.FloatField(help_text="With a zone, those inside it.")
    visits = serializers.IntegerField()
    planned = serializers.IntegerField(source="delivery.planned")
    delivered = serializers.IntegerField(source="delivery.delivered")


class CalendarDaySerializer(serializers.Serializer):
    on = serializers.DateField()
    figures = DayFiguresSerializer()


class CalendarWeekSerializer(serializers.Serializer):
    week = serializers.CharField(help_text="Like 2026-W46.")
    days = CalendarDaySerializer(many=True)


class CalendarSerializer(serializers.Serializer):
    month = serializers.CharField(help_text="Like 2026-11.")
    weeks = CalendarWeekSerializer(many=True)
    total = DayFiguresSerializer()
