"""What is being done: patrols, what technology led to, what is overdue. Plain Python on the figures."""

from collections.abc import Mapping
from typing import Any

from summaries.wording.phrases import counted, listed, upper, within_a_sentence

MOST_DEPLOYMENTS = 3
NOT_YET = {"planned", "cancelled"}


def patrols_sentence(figures: Mapping[str, Any]) -> str:
    """Example: 29 patrols (61.5 person-hours) made 42 visits and delivered 19 of 24 planned visits."""
    patrols = figures["patrols"]
    if patrols["visits"] == 0:
        planned = f", of {patrols['planned']:,} planned" if patrols.get("planned") else ""
        return f"No patrol visit to a zone is recorded{planned}."
    walked = f"{counted(patrols['patrols'], 'patrol')} ({patrols['person_hours']:,g} person-hours)"
    said = f"{walked} made {counted(patrols['visits'], 'visit')}"
    if patrols.get("planned"):
        planned = counted(patrols["planned"], "planned visit")
        said = f"{said} and delivered {patrols['delivered']:,} of {planned}"
    complied = next(
        each["count"] for each in patrols["headlines"] if each["headline"] == "compliance_without_enforcement"
    )
    if complied:
        said = f"{said}, and people did as they were asked {counted(complied, 'time')} without enforcement"
    return f"{said}."


def technology_sentence(figures: Mapping[str, Any]) -> str:
    """Nothing where none was set up."""
    done = deployments_done(figures)
    if not done:
        return ""
    if len(done) > MOST_DEPLOYMENTS:
        return f"There were {len(done)} technology deployments."
    return f"{upper('; '.join(_deployment(row) for row in done))}."


def overdue_sentence(figures: Mapping[str, Any]) -> str:
    """Nothing where nothing is overdue."""
    overdue = figures["actions"]["overdue"]
    if not overdue:
        return ""
    return f"{counted(overdue, 'action')} {'is' if overdue == 1 else 'are'} overdue."


def deployments_done(figures: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [row for row in figures["technology"]["rows"] if row["status"] not in NOT_YET]


def _deployment(row: Mapping[str, Any]) -> str:
    caused = [each["words"] for each in row["caused_by"] if each["count"]]
    label = within_a_sentence(row["technology_label"])
    if caused:
        return f"{label} led to {listed(caused)}"
    if (row["weapons"] or {}).get("caused_by") == 0:
        return f"{label} found no weapon ({row['weapons']['words']})"
    return f"{label} was used and is not recorded to have led to anything"
