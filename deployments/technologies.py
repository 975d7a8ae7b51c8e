"""The kinds of technology, and what each of them counts. Plain Python: the figures need no database."""

from enum import StrEnum


class Technology(StrEnum):
    LIVE_FACIAL_RECOGNITION = "live_facial_recognition"
    OPENGATE = "opengate"
    MOBILE_WEAPONS_DETECTOR = "mobile_weapons_detector"


LABELS = {
    Technology.LIVE_FACIAL_RECOGNITION: "Live facial recognition",
    Technology.OPENGATE: "OpenGate weapons detector",
    Technology.MOBILE_WEAPONS_DETECTOR: "Mobile weapons detector",
}

# What is set up at a site, for "2 vans" and "1 gate".
UNITS = {
    Technology.LIVE_FACIAL_RECOGNITION: ("van", "vans"),
    Technology.OPENGATE: ("gate", "gates"),
    Technology.MOBILE_WEAPONS_DETECTOR: ("detector", "detectors"),
}

# Cameras compare faces with a watch list; detectors are walked through. They count different things,
# and a count of the other kind on a record would be a slip.
CAMERA_FIELDS = (
    "faces_seen",
    "alerts_total",
    "true_alerts_confirmed",
    "false_alerts_confirmed",
    "alerts_unconfirmed",
    "true_alerts_unconfirmed",
    "false_alerts_unconfirmed",
    "interventions",
)
CAMERA_SET_UP = ("watchlist_size", "watchlist_categories", "threshold", "algorithm")
DETECTOR_FIELDS = (
    "people_screened",
    "detector_alerts",
    "resolved_by_conversation",
    "declined",
    "searches_after_alert",
    "searches_after_avoidance",
    "knife_bin_items",
)


def is_camera(technology: str) -> bool:
    return technology == Technology.LIVE_FACIAL_RECOGNITION


def units_in_words(technology: str, units: int | None) -> str:
    """ "2 vans", or nothing where nobody said how many."""
    if units is None:
        return ""
    one, many = UNITS[Technology(technology)]
    return f"{units} {one if units == 1 else many}"
