"""The figures of a made-up week with every key that a paper may hold, for tests of its forms."""

from typing import Any

from incidents.categories import COUNTED, LABELS
from measures.weeks import Week
from summaries.models import WeeklySummary

WEEK = Week(2026, 46)
AREAS = {
    "all": "All three zones",
    "north-gate": "North Gate",
    "the-stow": "The Stow",
    "west-gate": "West Gate",
}


def figures_of_a_week(**changed: Any) -> dict[str, Any]:
    """Each number is another, so that a mix-up shows."""
    return {
        "schema": "3",
        "header": {
            "week": str(WEEK), "label": WEEK.label, "starts_on": "2026-11-09", "ends_on": "2026-11-15",
            "hours": 168, "data_as_at": "2026-11-16T06:00:00Z", "mission": "Protect our communities",
        },
        "sections": [
            {"key": "incidents", "name": "Incidents", "state": "complete", "why": []},
            {"key": "patrols", "name": "Patrols", "state": "partial", "why": ["1 patrol has not ended."]},
        ],
        "incidents": _incidents(),
        "charts": [_chart(slug, name) for slug, name in AREAS.items() if slug != "all"],
        "recorded": {
            "count": 9124, "low": 8938, "high": 9313, "before": 9406, "percent": -3,
            "period": "October 2025 to September 2026", "source": "data.police.uk (Essex)",
            "months_missing": [], "words": "9,124 crimes (95% interval 8,938 to 9,313), after 9,406.",
        },
        "victims": {"month": "2026-10", "low": 15, "high": 25, "words": "About 20 in the whole town."},
        "patrols": _patrols(),
        "stop_searches": _stop_searches(),
        "technology": {"rows": [_camera(), _detector()], "planned_next": [], "register": _register()},
        "projects": [_project()],
        "actions": {"rows": [_action()], "open": 1, "overdue": 1, "closed": 0},
        "next_week": {
            "week": "2026-W47", "label": "Week 47, 2026", "visits_planned": 5,
            "visits_by_zone": [{"slug": "the-stow", "name": "The Stow", "visits": 5}],
            "visits": [{"zone": "the-stow", "name": "The Stow", "when": "Friday 20 November, 16:00 to 20:00",
                        "organisation": "Council", "visits": 5, "minutes": 15}],
            "deployments": [],
            "powers": [{"reference": "AUT-2026-000001", "called": "PSPO", "when": "Until 31 March 2027"}],
            "events": [{"reference": "EVT-2026-000001", "name": "Lights", "when": "Saturday",
                        "place": "The High", "expects": 2500}],
            "suggested": [
                {"zone": "the-stow", "where": "The Stow", "when": "Friday 20 November, 16:00 to 20:00",
                 "incidents": 6, "reason": "6 in 8 weeks.", "is_planned": True}
            ],
            "suggested_more": 3, "suggested_as_at": "As at Monday 16 November 2026.",
        },
        "revisions": [{"was": 12, "now": 14, "words": "Week 45, The Stow, theft: 12, now 14"}],
        "notes": [{"code": "late", "count": 3, "words": "3 incidents were recorded late."}],
        "sources": ["Partnership records", "data.police.uk"],
        "definitions": {"version": "3", "words": {"incidents": "As reported.", "usual": "A test."}},
        **changed,
    }  # fmt: skip


def paper_of_a_week(**changed: Any) -> WeeklySummary:
    """A draft of that week, kept as if it had been compiled."""
    return WeeklySummary.objects.create(
        week_text=str(WEEK), year=WEEK.year, number=WEEK.number, figures=figures_of_a_week(**changed),
        schema="3", definitions_version="3", narrative="All is well.", data_as_at=WEEK.ends_at,
        compiled_at=WEEK.ends_at,
    )  # fmt: skip


def _incidents() -> dict[str, Any]:
    areas = []
    for place, (slug, name) in enumerate(AREAS.items()):
        rows = [_row(str(kind), LABELS[kind], 100 * place + n) for n, kind in enumerate(COUNTED)]
        areas.append(
            {"slug": slug, "name": name, "rows": rows, "total": _row("all", "All kinds", 100 * place + 50)}
        )
    note = "36 comparisons were made: expect up to 2 false alarms."
    return {"first_week_with_data": "2023-W01", "areas": areas, "tests": 36, "note": note}


def _row(kind: str, label: str, number: int) -> dict[str, Any]:
    return {
        "kind": kind, "label": label, "this_week": number, "previous_week": number + 1000,
        "mean_before": number + 0.25, "weeks_before": 4, "last_year": None,
        "year": {"now": number + 2000, "before": number + 3000, "weeks": 46, "percent": -33},
        "rolling": {"now": number + 4000, "before": None, "percent": None},
        "verdict": {
            "code": "as_expected", "words": "As expected", "usual_low": 1, "usual_high": 10,
            "usual": "1 to 10", "p": 0.6, "is_flagged": False,
        },
    }  # fmt: skip


def _chart(slug: str, name: str) -> dict[str, Any]:
    weeks = [str(WEEK.previous(51 - n)) for n in range(52)]
    counts = [None, None, *(3 + n % 5 for n in range(49)), 14]
    out = [{"week": weeks[-1], "count": 14, "words": "Week 46, 2026: 14: above the upper limit of 11.9"}]
    return {
        "slug": slug, "name": name, "weeks": weeks, "counts": counts, "mean": 5.1, "lower": 0.0,
        "upper": 11.9,
        "standing_out": out, "words": f"{name}: 5.1 incidents a week. 1 week stands out.",
    }  # fmt: skip


def _patrols() -> dict[str, Any]:
    hours = {"patrol_hours": 21.5, "person_hours": 43.0}
    target = {
        "name": "Hotspot funding", "organisation": "Council", "target_hours": 2000, "delivered_hours": 1310.5,
        "expected_hours": 1350.2, "this_week_hours": 52.5, "state": "on_pace", "state_words": "On pace",
        "what": "all zones", "source": "Agreement", "words": "1,310.5 of 2,000 hours.",
    }  # fmt: skip
    missed = {"name": "The Stow", "on": "2026-11-13", "band": "16:00 to 20:00", "organisation": "Council",
              "planned": 2, "missed": 1}  # fmt: skip
    return {
        "patrols": 18, "joint_patrols": 5, "nothing_to_report": 2, "visits": 47, "qualifying_visits": 41,
        "qualifying_minutes": 10, "planned": 24, "delivered": 19, "missed": [missed],
        "zones": [_zone(slug, AREAS[slug], n) for n, slug in enumerate(list(AREAS)[1:])],
        "dose": {"visits": 47, "median_minutes": 13, "visits_11_to_15": 22, "words": "Median 13 minutes."},
        "days_since": {"the-stow": {"name": "The Stow", "days": 2, "words": "2 days"}},
        "targets": [target], "hours": [{"organisation": "Harlow Council", **hours}], "person_hours": 43.0,
        "headlines": [
            {"headline": "compliance_without_enforcement", "label": "Complied", "count": 31},
            {"headline": "arrests", "label": "Arrests", "count": 4},
        ],
        "other_outcomes": [{"headline": "intelligence", "label": "Intelligence", "count": 6}],
        "outcomes_by_code": [], "still_running": 1,
    }  # fmt: skip


def _zone(slug: str, name: str, place: int) -> dict[str, Any]:
    return {
        "slug": slug, "name": name, "visits": 15 + place, "qualifying_visits": 12 + place,
        "median_minutes": 13, "visits_11_to_15": 7 + place, "person_hours": 9.5 + place,
    }  # fmt: skip


def _stop_searches() -> dict[str, Any]:
    shares = {
        name: {"words": f"{name} in words"} for name in ("positive_share", "linked_share", "found_share")
    }
    group = {"name": "Black", "population": 4600, "value": 1.53, "low": 1.21, "high": 1.94, "reason": "",
             "rate_words": "1.53 times the rate of White people (95% interval 1.21 to 1.94)"}  # fmt: skip
    return {
        "number": 11, "positive": 4, "outcome_missing": 1, "linked": 3, "link_missing": 2, "found": 5,
        "found_missing": 0, **shares,
        "twelve_months": {
            "period": "October 2025 to September 2026", "number": 812, "not_stated": 60, "not_recorded": 12,
            "not_recorded_share": 0.089, "groups": [group],
            "reference": {"name": "White", "population": 77214},
            "words": "812 published searches in the whole district.", "source": "data.police.uk",
        },
    }  # fmt: skip


def _camera() -> dict[str, Any]:
    rates = {"of_alerts": {"words": "1 of 5 alerts"}, "of_faces": {"words": "1 of 30,000 faces seen"}}
    return {
        "reference": "DEP-2026-000007", "technology": "lfr", "technology_label": "Live facial recognition",
        "units_label": "", "site": "Broad Walk", "when": "Saturday 14 November 2026, 10:00 to 16:00",
        "funder": "Essex Police", "status": "completed", "status_label": "Completed", "is_camera": True,
        "alerts": 5, "false_alerts": rates, "weapons": None,
        "caused_by": [{"code": "arrest", "count": 1, "words": "1 arrest"}],
        "during": [{"code": "arrest", "count": 2, "words": "2 arrests"}],
    }  # fmt: skip


def _detector() -> dict[str, Any]:
    return {
        **_camera(), "reference": "DEP-2026-000008", "technology": "opengate", "technology_label": "OpenGate",
        "is_camera": False, "alerts": 8, "false_alerts": None,
        "weapons": {"caused_by": 1, "words": "1 found of 275 screened"}, "during": [],
    }  # fmt: skip


def _register() -> list[dict[str, Any]]:
    return [{
        "technology": "lfr", "technology_label": "Live facial recognition", "state": "paused",
        "state_label": "Paused", "since_on": "2026-03-20", "reason": "A review", "source": "The press",
    }]  # fmt: skip


def _project() -> dict[str, Any]:
    figure = {"label": "Individuals remanded", "value": 15, "as_at_on": "2026-11-13",
              "source": "Essex Police", "is_cumulative": True}  # fmt: skip
    return {
        "slug": "safe-to-go-stow", "name": "Safe to go Stow", "zone": "The Stow", "phase": "Hold",
        "phase_since_on": "2026-06-01", "mission": "", "figures": [figure], "actions": [],
    }  # fmt: skip


def _action() -> dict[str, Any]:
    return {
        "reference": "ACT-2026-000003", "what": "Mend the gate behind the shops", "owner": "Manager, Council",
        "due_on": "2026-11-12", "status": "open", "status_words": "Overdue", "is_overdue": True,
        "last_word": "Ordered on Monday",
    }  # fmt: skip
