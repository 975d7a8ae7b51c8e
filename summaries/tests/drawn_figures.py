"""Any week's figures, as far as its sentences look at them, for tests of properties."""

from typing import Any

from hypothesis import strategies as st

from incidents.categories import COUNTED, LABELS
from measures.counts import verdict

AREAS = (("all", "All three zones"), ("north-gate", "North Gate"), ("the-stow", "The Stow"),
         ("west-gate", "West Gate"))  # fmt: skip
LED_TO = ("arrest", "knife", "community resolution", "stop search")
TECHNOLOGY = (
    ("opengate", "OpenGate weapons detector"),
    ("live_facial_recognition", "Live facial recognition"),
)
COUNT = st.integers(0, 60)


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Any]:
    zones = [[_row(draw, str(kind), LABELS[kind]) for kind in COUNTED] for _ in AREAS[1:]]
    together = [_added(rows) for rows in zip(*zones, strict=True)]
    areas = [
        {"slug": slug, "name": name, "rows": rows,
         "total": {**_added(rows), "kind": "all", "label": "All kinds"}}
        for (slug, name), rows in zip(AREAS, [together, *zones], strict=True)
    ]  # fmt: skip
    planned = draw(st.none() | st.integers(1, 40))
    complied = draw(COUNT)
    used = draw(st.sets(st.sampled_from(TECHNOLOGY)))
    return {
        "header": {"label": f"Week {draw(st.integers(1, 53))}, 2026"},
        "incidents": {"areas": areas},
        "patrols": {
            "patrols": draw(st.integers(1, 40)),
            "visits": draw(COUNT),
            "person_hours": draw(st.integers(1, 3000)) / 10,
            "planned": planned,
            "delivered": None if planned is None else draw(st.integers(0, planned)),
            "headlines": [
                {"headline": "compliance_without_enforcement", "label": "Complied without enforcement",
                 "count": complied},
            ],
            "zones": [],
        },
        "technology": {"rows": [_deployment(draw, *each) for each in sorted(used)]},
        "actions": {"overdue": draw(st.integers(0, 9))},
    }  # fmt: skip


def _row(draw: st.DrawFn, kind: str, label: str) -> dict[str, Any]:
    return _judged(kind, label, draw(COUNT), draw(st.integers(0, 200)))


def _added(rows: Any) -> dict[str, Any]:
    first = rows[0]
    now, before = sum(row["this_week"] for row in rows), sum(row["before"] for row in rows)
    return _judged(first["kind"], first["label"], now, before)


def _judged(kind: str, label: str, now: int, before: int) -> dict[str, Any]:
    judged = verdict(now, before)
    return {
        "kind": kind,
        "label": label,
        "this_week": now,
        "before": before,
        "weeks_before": 4,
        "verdict": {
            "code": str(judged.code), "words": judged.words, "usual": judged.usual_range_words, "p": judged.p,
            "usual_low": judged.usual_low, "usual_high": judged.usual_high, "is_flagged": judged.is_flagged,
        },
    }  # fmt: skip


def _deployment(draw: st.DrawFn, technology: str, label: str) -> dict[str, Any]:
    counts = [(what, draw(st.integers(1, 9))) for what in draw(st.sets(st.sampled_from(LED_TO)))]
    return {
        "status": "complete",
        "technology": technology,
        "technology_label": label,
        "caused_by": [{"count": count, "words": f"{count} {what}"} for what, count in sorted(counts)],
        "weapons": {"caused_by": 0, "words": "0 found of 275 screened"},
    }
