"""Patrols, stop searches, technology and projects as they may be published. Plain Python.

Visits and hours are about those who walk and stay exact; what is about people met, searched or arrested is
a published count. No two of these overlap or add up to a third, so that none is found from the others.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from deployments.alerts import false_alerts
from measures.disclosure.published import Between, publish_count, publish_total

Figures = Mapping[str, Any]
HIDDEN = "Not shown in this version"
_OF_PATROLS = (
    "patrols", "joint_patrols", "visits", "qualifying_visits", "qualifying_minutes", "planned", "delivered",
    "zones", "dose", "days_since", "targets", "hours", "person_hours",
)  # fmt: skip
_OF_A_DEPLOYMENT = (
    "reference", "technology", "technology_label", "units_label", "site", "when", "funder", "status",
    "status_label", "is_camera",
)  # fmt: skip


def said(count: Between) -> dict[str, Any]:
    """As it is kept in the figures; the cells show its words."""
    return {"low": count.low, "high": count.high, "words": count.words}


def published(count: int | None) -> dict[str, Any] | None:
    """Not recorded stays not recorded."""
    return None if count is None else said(publish_count(count))


def patrols(part: Figures) -> dict[str, Any]:
    """Without outcomes by code, which add up to the headlines, and without when a visit was missed."""
    if not part:
        return {}
    outcomes = {
        name: [
            {"headline": each["headline"], "label": each["label"], "count": published(each["count"])}
            for each in part.get(name) or []
        ]
        for name in ("headlines", "other_outcomes")
    }
    return {**{name: part[name] for name in _OF_PATROLS if name in part}, **outcomes}


def stop_searches(part: Figures) -> dict[str, Any]:
    """One split of the week's searches: by two of them a hidden count could be found. No shares.

    The number is a range that any of its parts could have alone.
    """
    if not part:
        return {}
    found: dict[str, Any] = {"twelve_months": twelve_months(part.get("twelve_months") or {})}
    number = part.get("number") or 0
    positive, missing = part.get("positive") or 0, part.get("outcome_missing") or 0
    counts = {
        "positive": positive,
        "no_further_action": number - positive - missing,
        "outcome_missing": missing,
    }
    told = {name: publish_count(count) for name, count in counts.items()}
    total = publish_total(number, list(told.values()))
    return {"number": said(total), **{name: said(each) for name, each in told.items()}, **found}


def twelve_months(part: Figures) -> dict[str, Any]:
    """Rates to one decimal with their intervals, the counts beside them rounded."""
    if not part:
        return {}
    counts = {name: published(part.get(name)) for name in ("number", "not_stated", "not_recorded")}
    return {
        "period": part.get("period"),
        "months_missing": part.get("months_missing") or [],
        "reference": part.get("reference"),
        "groups": [_group(each, part.get("reference") or {}) for each in part.get("groups") or []],
        **counts,
        "words": _about_the_year(part, counts) if part.get("period") else part.get("words"),
        "source": part.get("source"),
    }


def _group(group: Figures, reference: Figures) -> dict[str, Any]:
    value, low, high = (
        None if group.get(name) is None else round(float(group[name]), 1) for name in ("value", "low", "high")
    )
    words = HIDDEN
    if value is not None:
        words = f"{value:.1f} times the rate of {reference.get('name', 'White')} people"
        if low is not None and high is not None:
            words = f"{words} (95% interval {low:.1f} to {high:.1f})"
    return {
        "name": group["name"],
        "population": group["population"],
        "value": value,
        "low": low,
        "high": high,
        "rate_words": words,
    }


def _about_the_year(part: Figures, counts: Mapping[str, Mapping[str, Any] | None]) -> str:
    told = {name: each["words"] if each else "an unknown number" for name, each in counts.items()}
    missing = part.get("months_missing")
    gap = f" No file for {', '.join(missing)}: a gap, not a zero." if missing else ""
    return (
        f"{told['number']} searches of a person in the whole district, {part['period']}, rounded.{gap} "
        f"Of these {told['not_stated']} had no ethnicity stated and {told['not_recorded']} none recorded: "
        "they are in no rate."
    )


def technology(part: Figures) -> dict[str, Any]:
    """Each deployment with its counts published; rates are left out, as they would tell their parts."""
    if not part:
        return {}
    return {
        "rows": [_deployment(row) for row in part.get("rows") or []],
        "register": part.get("register") or [],
    }


def _deployment(row: Figures) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _OF_A_DEPLOYMENT if name in row},
        "alerts": published(row.get("alerts")),
        "false_alerts": published(
            false_alerts(row.get("false_alerts_confirmed"), row.get("false_alerts_unconfirmed"))
        ),
        "faces_seen": published(row.get("faces_seen")),
        "people_screened": published(row.get("people_screened")),
        **{name: [_result(each) for each in row.get(name) or []] for name in ("caused_by", "during")},
    }


def _result(each: Figures) -> dict[str, Any]:
    return {
        "code": each["code"],
        "label": each.get("label") or each["code"],
        "count": published(each["count"]),
    }


def projects(part: Sequence[Figures]) -> list[dict[str, Any]]:
    """What was stated of each, as published counts, without its actions."""
    kept = ("slug", "name", "zone", "phase", "phase_since_on", "mission")
    return [
        {
            **{name: each[name] for name in kept if name in each},
            "figures": [
                {**figure, "value": published(figure["value"])} for figure in each.get("figures") or []
            ],
        }
        for each in part
    ]
