"""Registers the room with Django."""

from django.apps import AppConfig
from django.conf import settings

from incidents.nearby.rules import rules_from


class IncidentsConfig(AppConfig):
    name = "incidents"
    verbose_name = "Incidents"

    def ready(self) -> None:
        """A slip in the setting is refused when the service starts, in words."""
        rules_from(settings.INCIDENTS_NEARBY)
