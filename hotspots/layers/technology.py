"""Technology on the map: where it stood in the period, what came of it, and where it is planned.

The figures of each deployment are the deployments' own; here they only get their place.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from deployments.models import TechDeployment
from deployments.outcomes import WEAPONS_ON_A_PERSON, Result
from deployments.workflow import Status
from hotspots.asked.selection import Selection

# "1 knife" alone could also be one that was carried past.
_FOUND = frozenset({*WEAPONS_ON_A_PERSON, Result.OTHER_ITEM})


@dataclass(frozen=True)
class HotspotDeployment:
    """One deployment's row of figures, with its point, or else the outline it was assigned to."""

    row: dict[str, Any]
    lat: float | None
    lng: float | None
    outline: dict[str, Any] | None
    url: str

    @property
    def caused_by_words(self) -> str:
        return self._listed("caused_by")

    @property
    def during_words(self) -> str:
        return self._listed("during")

    def _listed(self, attribution: str) -> str:
        said = [_counted(result) for result in self.row[attribution]]
        nothing = "Not yet known" if self.row["status"] == Status.PLANNED else "Nothing recorded"
        return ", ".join(said) or nothing


def hotspot_deployments(selection: Selection, *, today: date) -> tuple[HotspotDeployment, ...]:
    """What stood there in the period and its plans, newest first; if it lasts to today, later plans too.

    Of the filters only the period and the zone apply: the others are about incidents.
    """
    period, every = selection.period, TechDeployment.objects.all()
    asked = every.between(period.start_at, period.end_at).done()
    plans = every.planned().filter(starts_at__gte=period.start_at)
    asked |= plans if period.last_on >= today else plans.filter(starts_at__lt=period.end_at)
    if selection.zone is not None:
        asked = asked.in_zone(selection.zone)
    return tuple(_placed(each) for each in asked.for_list())


def _placed(deployment: TechDeployment) -> HotspotDeployment:
    version = deployment.zone_version
    return HotspotDeployment(
        row=deployment.figures,
        lat=deployment.lat,
        lng=deployment.lng,
        outline=version.geometry if version is not None else None,
        url=deployment.get_absolute_url(),
    )


def _counted(result: dict[str, Any]) -> str:
    return f"{result['words']} found" if result["code"] in _FOUND else str(result["words"])
