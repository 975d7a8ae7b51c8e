"""Tracks for tests, made the way the page makes them."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from patrols.models import Track
from patrols.services import upload_track
from patrols.tests.factories import NOW
from patrols.tests.gpx import at, gpx, standing

IN_THE_STOW = (51.7757, 0.1139)
IN_NORTH_GATE = (51.7717, 0.0936)
IN_TOWN_CENTRE = (51.7688, 0.0936)


def walked() -> str:
    """Twelve minutes at The Stow from 19:00, silence, then a quarter of an hour in North Gate from 19:30."""
    return gpx(standing(IN_THE_STOW, at(0), 12), standing(IN_NORTH_GATE, at(30), 15))


def track(by: User, text: str = "", **fields: Any) -> Track:
    uploaded_at = fields.pop("uploaded_at", None) or max(NOW, timezone.now())
    return upload_track(by=by, data=(text or walked()).encode(), now=uploaded_at, **fields)
