"""What the database holds every deployment to, so that no door can store what cannot be."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from deployments import technologies


def _not_recorded(*names: str) -> Q:
    return Q(**{f"{name}__isnull": True for name in names})


def _sum(total: str, *parts: str) -> Q:
    """Each is named, because a sum with an unknown in it would pass unseen."""
    added: Any = F(parts[0])
    for part in parts[1:]:
        added = added + F(part)
    return Q(**{**{f"{name}__isnull": False for name in (total, *parts)}, total: added})


def _at_most(part: str, whole: str) -> Q:
    return _not_recorded(whole) | _not_recorded(part) | Q(**{f"{part}__lte": F(whole)})


_CONFIRMED = ("true_alerts_confirmed", "false_alerts_confirmed", "alerts_unconfirmed")
_JUDGED = ("true_alerts_unconfirmed", "false_alerts_unconfirmed")

RULES: list[models.CheckConstraint] = [
    models.CheckConstraint(
        condition=_not_recorded("ends_at") | Q(ends_at__gt=F("starts_at")),
        name="deployment_ends_after_it_starts",
    ),
    models.CheckConstraint(
        condition=Q(time_precision="exact", duration_minutes__isnull=True)
        | Q(time_precision="day", ends_at__isnull=True),
        name="deployment_has_times_or_a_day_and_a_length",
    ),
    models.CheckConstraint(
        condition=_not_recorded("duration_minutes") | Q(duration_minutes__gt=0),
        name="deployment_lasts_for_some_time",
    ),
    models.CheckConstraint(
        condition=~Q(status="complete") | Q(ends_at__isnull=False) | Q(duration_minutes__isnull=False),
        name="complete_deployment_has_an_end_or_a_length",
    ),
    models.CheckConstraint(
        condition=~Q(status="cancelled") | ~Q(status_reason=""),
        name="cancelled_deployment_says_why",
    ),
    models.CheckConstraint(
        condition=Q(cost_covers="") | Q(cost_pence__isnull=False),
        name="what_a_cost_covers_has_a_cost",
    ),
    models.CheckConstraint(
        condition=_not_recorded("alerts_total", *_CONFIRMED) | _sum("alerts_total", *_CONFIRMED),
        name="alerts_are_true_false_or_unconfirmed",
    ),
    models.CheckConstraint(
        condition=_not_recorded(*_JUDGED) | _sum("alerts_unconfirmed", *_JUDGED),
        name="unconfirmed_alerts_are_judged_true_or_false",
    ),
    models.CheckConstraint(
        condition=_at_most("alerts_total", "faces_seen"),
        name="no_more_alerts_than_faces",
    ),
    models.CheckConstraint(
        condition=_at_most("resolved_by_conversation", "detector_alerts"),
        name="no_more_alerts_resolved_than_there_were",
    ),
    models.CheckConstraint(
        condition=Q(technology="live_facial_recognition") | _not_recorded(*technologies.CAMERA_FIELDS),
        name="only_cameras_count_faces",
    ),
    models.CheckConstraint(
        condition=~Q(technology="live_facial_recognition") | _not_recorded(*technologies.DETECTOR_FIELDS),
        name="only_detectors_screen_people",
    ),
]
