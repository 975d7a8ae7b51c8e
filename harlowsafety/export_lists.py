"""Every list that can be taken out, in the order in which they are offered."""

from exports.lists import ExportList
from harlowsafety.exported.duty_sheet import DUTY_SHEET
from harlowsafety.exported.events import INCIDENTS, RECORDED_CRIME, STOP_SEARCHES
from harlowsafety.exported.keeping import ACCESS_LOG, ACTIONS, ZONES
from harlowsafety.exported.on_the_street import DEPLOYMENTS, PATROLS, PLANNED_VISITS, VISITS

LISTS: tuple[ExportList, ...] = (
    INCIDENTS,
    PATROLS,
    VISITS,
    DUTY_SHEET,
    PLANNED_VISITS,
    STOP_SEARCHES,
    DEPLOYMENTS,
    RECORDED_CRIME,
    ZONES,
    ACTIONS,
    ACCESS_LOG,
)
