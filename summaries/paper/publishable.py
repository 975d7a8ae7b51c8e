"""The figures of a paper that anybody may read: out of the frozen ones, by the rules of what is published.

Nothing here reads a record. Incidents are those of a month that was published before, so that the paper
adds nothing to them; a count about people goes through `publish_count`; what could tell one is left out.
"""

from collections.abc import Mapping
from typing import Any

from hotspots.disclosed.publishing import PublishedMonth
from incidents.categories import COUNTED, LABELS
from measures.disclosure.published import Between, add_up
from summaries.paper.publishable_parts import (
    patrols,
    projects,
    said,
    stop_searches,
    technology,
)
from summaries.paper.publishable_words import SENTENCES, definitions, sentences

Figures = Mapping[str, Any]
MODE = "publishable"
ALL = "all"
# A word about a week is told only beside a month with at least so many: of fewer it would tell of each.
SMALLEST_MONTH_FOR_A_WORD = 30
NOT_UNUSUAL = "Not unusual"
LEFT_OUT = (
    "A count of 1 to 4 is not shown: it says “1 to 4”. Any other count of incidents or of people is rounded "
    "to the nearest 5; 0 is 0. Visits, hours and actions are exact.",
    "Incidents are told by the newest month that is published and not by the week; late records, suggested "
    "visits, the words of actions and the times of planned visits are left out.",
)


def publishable_figures(figures: Figures, month: PublishedMonth | None) -> dict[str, Any]:
    """Figures of a paper in, those that may be published out; a part that is not there is left out.

    `month` is the newest that was published when the data was read, as `newest_published` finds it.
    """
    found: dict[str, Any] = {
        "schema": figures.get("schema"),
        "mode": MODE,
        "header": _header(figures["header"]),
        "incidents": _incidents(figures, month),
        **_as_they_are(figures),
        "patrols": patrols(figures.get("patrols") or {}),
        "stop_searches": stop_searches(figures.get("stop_searches") or {}),
        "technology": technology(figures.get("technology") or {}),
        "projects": projects(figures.get("projects") or []),
        "actions": _numbers_of(figures.get("actions") or {}, "open", "overdue", "closed"),
        "next_week": _next_week(figures.get("next_week") or {}),
        "notes": [{"code": f"published_{place}", "words": words} for place, words in enumerate(LEFT_OUT)],
        "definitions": definitions(figures.get("definitions") or {}),
    }
    kept = {name: part for name, part in found.items() if part or name == "projects"}
    return {**kept, "sentences": sentences(kept), "rules": SENTENCES}


def _header(header: Figures) -> dict[str, Any]:
    told = ("week", "label", "starts_on", "ends_on", "data_as_at", "mission")
    return {name: header[name] for name in told if name in header}


def _as_they_are(figures: Figures) -> dict[str, Any]:
    """What the police or this service published already."""
    return {name: figures[name] for name in ("recorded", "victims") if figures.get(name)}


def _incidents(figures: Figures, month: PublishedMonth | None) -> dict[str, Any]:
    """Each zone and kind of the month, all zones added up from them, and one word about the week."""
    zones = [each for each in figures["incidents"]["areas"] if each["slug"] != ALL]
    if month is None or not month.table.places or not zones:
        return {"month": None, "areas": [], "week": None}
    together = next(each["name"] for each in figures["incidents"]["areas"] if each["slug"] == ALL)
    areas = [_area(ALL, together, [each["slug"] for each in zones], month)]
    areas += [_area(each["slug"], each["name"], [each["slug"]], month) for each in zones]
    return {
        "month": str(month.month),
        "label": month.month.label,
        "areas": areas,
        "week": _word(figures, areas[0]["total"]["low"]),
    }


def _area(slug: str, name: str, places: list[str], month: PublishedMonth) -> dict[str, Any]:
    def of(kinds: list[str] | None) -> Between:
        # The sum of what is told of each zone: a range of its own would narrow them.
        found = [add_up([month.table], places=[place], kinds=kinds) for place in places]
        return sum(found, Between(0, 0))

    rows = [{"kind": str(kind), "label": LABELS[kind], **said(of([str(kind)]))} for kind in COUNTED]
    return {
        "slug": slug,
        "name": name,
        "rows": rows,
        "total": {"kind": ALL, "label": "All kinds", **said(of(None))},
    }


def _word(figures: Figures, least: int) -> str | None:
    """The verdict on all zones together, as words alone; whether there is one follows from the month.

    As expected and too few to say are one word: the second alone would tell that there were next to none.
    """
    judged = figures["incidents"]["areas"][0]["total"].get("verdict")
    if judged is None or least < SMALLEST_MONTH_FOR_A_WORD:
        return None
    return str(judged["words"]) if judged["is_flagged"] else NOT_UNUSUAL


def _numbers_of(part: Figures, *names: str) -> dict[str, Any]:
    return {name: part[name] for name in names if name in part}


def _next_week(part: Figures) -> dict[str, Any]:
    """How many visits are planned, not where and when: the paper is no timetable of the patrols."""
    if not part:
        return {}
    powers = [", ".join((each["called"], each["when"])) for each in part["powers"]]
    told = ("name", "place", "when")
    events = [", ".join(each[name] for name in told if each.get(name)) for each in part["events"]]
    return {
        **_numbers_of(part, "week", "label", "visits_planned"),
        "deployments_planned": len(part["deployments"]),
        "powers": powers,
        "events": events,
    }
