"""A week in which next to nothing happened, for tests of what may be published of it."""

from typing import Any

from summaries.tests.figures_of_a_week import figures_of_a_week


def people(count: int) -> dict[str, Any]:
    """Each count of incidents and about people is this; those of visits and hours are as ever."""
    figures = figures_of_a_week()
    for area in figures["incidents"]["areas"]:
        for row in (*area["rows"], area["total"]):
            row["this_week"] = count
    for name in ("headlines", "other_outcomes"):
        for each in figures["patrols"][name]:
            each["count"] = count
    for row in figures["technology"]["rows"]:
        row |= {
            "alerts": count,
            "false_alerts_confirmed": count,
            "faces_seen": count,
            "people_screened": count,
        }
        for each in (*row["caused_by"], *row["during"]):
            each["count"] = count
    searches = figures["stop_searches"]
    searches |= {"number": 6, "positive": count, "outcome_missing": 1}
    searches["twelve_months"] |= {"number": count, "not_stated": count, "not_recorded": count}
    for project in figures["projects"]:
        for stated in project["figures"]:
            stated["value"] = count
    return figures
