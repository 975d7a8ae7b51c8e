"""The menu: what each person may open, in the order people use it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from accounts.rights import Right

ENTRIES = [
    ("Patrols", "patrols:list", Right.VIEW_PATROLS),
    ("Incidents", "incidents:list", Right.VIEW_INCIDENTS),
    ("Hotspots", "hotspots:map", Right.VIEW_HOTSPOTS),
    # For who may not open that: a label stands once.
    ("Hotspots", "hotspots:published", Right.VIEW_PUBLISHED_FIGURES),
    ("Hotspots", "hotspots:emerging", Right.VIEW_EMERGING_CELLS),
    ("Stop searches", "stopsearches:list", Right.VIEW_STOP_SEARCHES),
    # For who may see its figures and no search.
    ("Stop searches", "stopsearches:twelve-months", Right.VIEW_ETHNICITY_RATES),
    ("Technology", "deployments:list", Right.VIEW_DEPLOYMENTS),
    # For who may not open that: what anybody may be told of it.
    ("Technology", "deployments:public", Right.VIEW_PUBLISHED_FIGURES),
    ("Weekly summary", "summaries:list", Right.READ_ISSUED_SUMMARIES),
    ("Recorded crime", "recorded:list", Right.VIEW_RECORDED_CRIME),
    ("Zones", "zones:list", Right.VIEW_ZONES),
    ("Imports", "imports:list", Right.IMPORT_FILES),
    ("Outcome codes", "outcome-codes:list", Right.MANAGE_OUTCOME_CODES),
    ("People", "accounts:list", Right.READ_PEOPLE),
    ("Retention", "retention:list", Right.MANAGE_RETENTION),
    ("Access log", "audit:list", Right.READ_ACCESS_LOG),
]


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    current: bool


def entries(request: HttpRequest) -> list[Entry]:
    if not request.user.is_authenticated:
        return []
    permitted: dict[str, str] = {}
    for label, name, right in ENTRIES:
        if request.user.can(right):
            permitted.setdefault(label, reverse(name))
    # One's own account lies under People in addresses, and is no part of that page.
    path = "" if request.path.startswith(reverse("accounts:you")) else request.path
    return [Entry(label, url, path.startswith(url)) for label, url in permitted.items()]
