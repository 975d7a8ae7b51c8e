"""Registers the room with Django."""

from django.apps import AppConfig


class StopSearchesConfig(AppConfig):
    name = "stopsearches"
    verbose_name = "Stop searches"
