"""How complete each section of a paper is, and why: complete, partial or missing.

Nobody is stopped by a state. It is there so that whoever checks a paper, and whoever reads it, knows what
lies behind the figures. Plain Python: it reads the figures themselves, so that it can be worked out again.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from measures.counts import count_of
from summaries.figures.counted import BEFORE

# More than a fifth missing, and a share says little of the rest.
MOST_MISSING = 0.2
DAYS_OF_A_FIGURE = 35
Figures = Mapping[str, Any]
# What is missing altogether; what is missing in part.
Gaps = tuple[list[str], list[str]]


def section_states(figures: Figures, *, ends_on: date) -> list[dict[str, Any]]:
    """Each section with `key`, `name`, `state` and `why`, in the order of the paper; no query.

    A section whose figures are not there (a paper of older definitions) is left out.
    """
    return [
        _stated(key, name, gaps(figures, ends_on))
        for key, (name, gaps) in _SECTIONS.items()
        if key in figures
    ]


def _stated(key: str, name: str, gaps: Gaps) -> dict[str, Any]:
    missing, partial = gaps
    state = "missing" if missing else "partial" if partial else "complete"
    return {"key": key, "name": name, "state": state, "why": missing or partial}


def _incidents(figures: Figures, _: date) -> Gaps:
    all_zones = figures["incidents"]["areas"][0]["total"]
    weeks = all_zones["weeks_before"]
    if not all_zones["this_week"] and not all_zones["mean_before"]:
        return [f"No incident is recorded in a zone in this week or in the {BEFORE} before."], []
    if weeks == 0:
        return [], ["There is no earlier week to compare with."]
    if weeks < BEFORE:
        return [], [f"Only {_of(weeks, 'earlier week')} to compare with, not {BEFORE}."]
    return [], []


def _recorded(figures: Figures, _: date) -> Gaps:
    told = figures["recorded"]
    if told["count"] is None:
        return ["No file of published crime is imported."], []
    missing = told["months_missing"]
    return [], [f"Not imported: {', '.join(missing)}."] if missing else []


def _patrols(figures: Figures, _: date) -> Gaps:
    told = figures["patrols"]
    running = told["still_running"]
    if not told["patrols"] and told["planned"] is None and not running:
        return ["Neither a patrol nor a planned visit is recorded in this week."], []
    if not running:
        return [], []
    verb = "has" if running == 1 else "have"
    return [], [f"{_of(running, 'patrol')} {verb} not been ended, or not sent whole by its phone."]


def _stop_searches(figures: Figures, _: date) -> Gaps:
    told = figures["stop_searches"]
    number = told["number"]
    if not number:
        return ["The police have told of no stop search in this week: none, or not yet."], []
    lacking = (("outcome", told["outcome_missing"]), ("link to the object", told["link_missing"]))
    return [], [
        f"The {what} is not recorded for {count_of(missing, number)}."
        for what, missing in lacking
        if missing > MOST_MISSING * number
    ]


def _technology(figures: Figures, _: date) -> Gaps:
    partial = []
    for row in figures["technology"]["rows"]:
        if row["status"] == "planned":
            partial.append(f"{row['reference']} was planned, and nobody has said whether it took place.")
        elif not row["caused_by"] and not row["during"] and row["alerts"] is None:
            partial.append(f"No result of {row['reference']} is recorded yet.")
    return [], partial


def _projects(figures: Figures, ends_on: date) -> Gaps:
    old = ends_on - timedelta(days=DAYS_OF_A_FIGURE)
    partial = []
    for project in figures["projects"]:
        newest = max((figure["as_at_on"] for figure in project["figures"]), default=None)
        if newest is not None and date.fromisoformat(newest) < old:
            on = date.fromisoformat(newest)
            partial.append(f"The newest figure of {project['name']} is of {on.day} {on:%B %Y}.")
    return [], partial


def _next_week(figures: Figures, _: date) -> Gaps:
    coming = figures["next_week"]
    if not coming["visits"]:
        none = "No visit is planned for next week"
        return ([], [f"{none}."]) if coming["deployments"] else ([f"{none}, and no deployment."], [])
    return [], []


def _whole(_: Figures, __: date) -> Gaps:
    return [], []


def _of(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


_SECTIONS: dict[str, tuple[str, Callable[[Figures, date], Gaps]]] = {
    "incidents": ("Incidents by zone", _incidents),
    "recorded": ("Recorded crime in the district", _recorded),
    "patrols": ("Patrols", _patrols),
    "stop_searches": ("Stop searches", _stop_searches),
    "technology": ("Technology", _technology),
    "projects": ("Projects", _projects),
    "actions": ("Actions", _whole),
    "next_week": ("Next week", _next_week),
}
