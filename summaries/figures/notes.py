"""What a reader must know about the data: what is missing, late or only roughly known."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max

from incidents.models import PoliceFile
from measures.weeks import Week
from summaries.figures.over_time import week_53_note
from zones.models import Zone, ZoneVersion

# Said of one, and of any other number.
_WORDS = {
    "day_only": (
        "1 incident is known only by its day, not its hour.",
        "{} incidents are known only by their day, not their hour.",
    ),
    "zone_only": (
        "1 incident is known only by its zone, not its place.",
        "{} incidents are known only by their zone, not their place.",
    ),
    "late": (
        "1 incident was recorded after the week had ended.",
        "{} incidents were recorded after the week had ended.",
    ),
    "patrols_running": (
        "1 patrol has not been ended yet, so what came of it may be incomplete.",
        "{} patrols have not been ended yet, so what came of them may be incomplete.",
    ),
}


def data_notes(
    week: Week, of_incidents: Mapping[str, int], patrols_running: int, outside: dict[str, Any]
) -> list[dict[str, Any]]:
    """Notes in a fixed order, each with its number and its words: two queries."""
    counts = {**of_incidents, "patrols_running": patrols_running}
    month = PoliceFile.objects.filter(kind=PoliceFile.Kind.STREET).aggregate(last=Max("month"))["last"]
    return [
        *(
            {
                "code": code,
                "count": counts[code],
                "words": (one if counts[code] == 1 else many).format(counts[code]),
            }
            for code, (one, many) in _WORDS.items()
            if counts[code]
        ),
        outside,
        {"code": "recorded_crime", "count": None, "words": _recorded_crime(month)},
        *_redrawn(week),
        *_clocks(week),
        *week_53_note(week),
    ]


def _recorded_crime(month: date | None) -> str:
    aside = "It is monthly and is not in any figure of this paper."
    if month is None:
        return f"No crime published by the police has been imported. {aside}"
    return f"Crime published by the police is held up to {month:%B %Y}. {aside}"


def _redrawn(week: Week) -> list[dict[str, Any]]:
    since = week.same_week_last_year().starts_on
    redrawn = (
        ZoneVersion.objects.filter(
            zone__kind=Zone.Kind.HOTSPOT, number__gt=1, valid_from__gt=since, valid_from__lte=week.ends_on
        )
        .select_related("zone")
        .order_by("valid_from", "zone__name")
    )
    return [
        {
            "code": "redrawn",
            "count": None,
            "words": f"The outline of {version.zone.name} changed on {version.valid_from:%-d %B %Y}: counts "
            "before and after are not of the same ground.",
        }
        for version in redrawn
    ]


def _clocks(week: Week) -> list[dict[str, Any]]:
    if week.hours == 168:
        return []
    way = "forward" if week.hours < 168 else "back"
    words = f"The clocks went {way} on the Sunday: the week had {week.hours} hours, not 168."
    return [{"code": "clock_change", "count": None, "words": words}]
