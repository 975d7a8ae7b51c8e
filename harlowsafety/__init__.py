"""The wiring: settings, routes, Celery and the embedded services. Knows every room; no room knows it."""

from harlowsafety.celery import app as celery_app

__all__ = ["celery_app"]
