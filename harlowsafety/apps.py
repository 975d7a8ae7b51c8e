"""Registers the wiring as an app, so that its commands and checks are found."""

from django.apps import AppConfig


class HarlowSafetyConfig(AppConfig):
    name = "harlowsafety"
    verbose_name = "Harlow Safety"

    def ready(self) -> None:
        from harlowsafety import checks  # noqa: F401 - registering the checks is what importing is for
