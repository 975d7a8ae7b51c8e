"""What one deployment comes to: the one definition for the page, the API and the weekly summary.

Plain values in, a plain dict out that can be frozen as JSON. What the technology caused and what
officers did while it stood there are kept apart, and no key adds them up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from deployments import outcomes, technologies, words, workflow
from deployments.alerts import false_alerts
from deployments.outcomes import Attribution, Result
from measures.rates import FalseAlertRates, Proportion, Rate, false_alert_rates, rate_per

SCREENED_PER = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """The facts of one deployment, as recorded. An empty count was not recorded."""

    reference: str
    technology: str
    status: str
    starts_at: datetime
    ends_at: datetime | None = None
    time_precision: str = "exact"
    duration_minutes: int | None = None
    site: str = ""
    zone: str = ""
    units: int | None = None
    operator: str = ""
    funder: str = ""
    objective: str = ""
    watchlist_size: int | None = None
    threshold: float | None = None
    faces_seen: int | None = None
    faces_estimated: bool = False
    alerts_total: int | None = None
    true_alerts_confirmed: int | None = None
    false_alerts_confirmed: int | None = None
    alerts_unconfirmed: int | None = None
    true_alerts_unconfirmed: int | None = None
    false_alerts_unconfirmed: int | None = None
    people_screened: int | None = None
    screened_estimated: bool = False
    detector_alerts: int | None = None
    resolved_by_conversation: int | None = None
    declined: int | None = None


def deployment_row(deployment: Deployment, results: Iterable[tuple[str, str, int]]) -> dict[str, Any]:
    """One row, from the facts and its results as (code, attribution, count).

    Keys: the facts, with `…_label` for codes and `when` in words; `alerts`; `false_alerts` (cameras:
    both rates, each with its denominator); `weapons` (detectors, and whoever recorded some);
    `caused_by` and `during`, each a list of {code, label, count, words}; `found`, one line for a list.
    """
    counts = {(code, attribution): count for code, attribution, count in results}
    camera = technologies.is_camera(deployment.technology)
    caused_by = _listed(counts, Attribution.CAUSED_BY)
    during = _listed(counts, Attribution.DURING)
    weapons = _weapons(deployment, counts)
    return {
        **asdict(deployment),
        "starts_at": deployment.starts_at.isoformat(),
        "ends_at": deployment.ends_at.isoformat() if deployment.ends_at else None,
        "when": words.when_in_words(
            deployment.starts_at,
            deployment.ends_at,
            only_day=deployment.time_precision == "day",
            minutes=deployment.duration_minutes,
        ),
        "technology_label": technologies.LABELS[technologies.Technology(deployment.technology)],
        "status_label": workflow.LABELS[workflow.Status(deployment.status)],
        "units_label": technologies.units_in_words(deployment.technology, deployment.units),
        "is_camera": camera,
        "alerts": deployment.alerts_total if camera else deployment.detector_alerts,
        "false_alerts": _false_alerts(deployment) if camera else None,
        "weapons": weapons if not camera or weapons["caused_by"] is not None else None,
        "caused_by": caused_by,
        "during": during,
        "found": _found(deployment, camera, weapons, caused_by, during),
    }


def _listed(counts: Mapping[tuple[str, str], int], attribution: str) -> list[dict[str, Any]]:
    return [
        {
            "code": code.value,
            "label": label,
            "count": counts[code, attribution],
            "words": outcomes.counted(code, counts[code, attribution]),
        }
        for code, label in outcomes.RESULTS.items()
        if (code, attribution) in counts
    ]


def _false_alerts(deployment: Deployment) -> dict[str, Any]:
    known = false_alerts(deployment.false_alerts_confirmed, deployment.false_alerts_unconfirmed)
    return both_false_alert_rates(
        false_alert_rates(known, deployment.alerts_total, deployment.faces_seen),
        estimated=deployment.faces_estimated,
    )


def both_false_alert_rates(rates: FalseAlertRates, *, estimated: bool) -> dict[str, Any]:
    """Each with its two counts, its interval and its words, or the reason for none."""
    return {
        "of_faces": _share(rates.of_faces, "faces seen", estimated=estimated),
        "of_alerts": _share(rates.of_alerts, "alerts"),
    }


def _share(share: Proportion, whole_called: str, *, estimated: bool = False) -> dict[str, Any]:
    text = words.share_in_words(share, whole_called, estimated=estimated)
    return {**asdict(share), "words": text}


def _weapons(deployment: Deployment, counts: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """Weapons found on people; the rate counts only those that the technology led to."""
    found = _sum(counts, outcomes.WEAPONS_ON_A_PERSON, Attribution.CAUSED_BY)
    rate = rate_per(found, deployment.people_screened, SCREENED_PER, called="people screened")
    return {
        "caused_by": found,
        "during": _sum(counts, outcomes.WEAPONS_ON_A_PERSON, Attribution.DURING),
        "discarded_caused_by": counts.get((Result.WEAPON_DISCARDED, Attribution.CAUSED_BY)),
        "discarded_during": counts.get((Result.WEAPON_DISCARDED, Attribution.DURING)),
        "per_1000_screened": rate_figures(rate),
        "words": words.found_in_words(
            found, deployment.people_screened, estimated=deployment.screened_estimated
        ),
    }


def rate_figures(rate: Rate) -> dict[str, Any]:
    return {**asdict(rate), "words": words.rate_in_words(rate)}


def _sum(counts: Mapping[tuple[str, str], int], codes: Iterable[str], attribution: str) -> int | None:
    """Not recorded only when none of them was."""
    recorded = [counts[code, attribution] for code in codes if (code, attribution) in counts]
    return sum(recorded) if recorded else None


def _found(
    deployment: Deployment,
    camera: bool,
    weapons: Mapping[str, Any],
    caused_by: list[dict[str, Any]],
    during: list[dict[str, Any]],
) -> str:
    if deployment.status in (workflow.Status.PLANNED, workflow.Status.CANCELLED):
        return ""
    parts = []
    if camera:
        alerts = deployment.alerts_total
        parts.append(
            "Alerts not recorded" if alerts is None else f"{alerts:,} alert{'' if alerts == 1 else 's'}"
        )
    else:
        recorded = weapons["caused_by"] is not None
        parts.append(f"Weapons: {weapons['words']}" if recorded else weapons["words"])
    for called, listed in (("caused by it", caused_by), ("during it", during)):
        said = [each["words"] for each in listed if each["count"]]
        if said:
            parts.append(f"{called}: {', '.join(said)}")
    return "; ".join(parts)
