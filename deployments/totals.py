"""What many deployments come to together: sums, rates and how many did not record them. Plain Python.

A rate is of those deployments alone that recorded both its counts: a sum of alerts from ten over the faces
of eight would be no rate of anything. How many are left out is told beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from deployments import technologies, words
from deployments.alerts import false_alerts
from deployments.figures import SCREENED_PER, both_false_alert_rates, rate_figures
from measures.rates import FalseAlertRates, proportion, rate_per

ALERTS_PER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The counts of one deployment that took place; what is empty was not recorded."""

    technology: str
    faces_seen: int | None = None
    faces_estimated: bool = False
    alerts_total: int | None = None
    false_alerts_confirmed: int | None = None
    alerts_unconfirmed: int | None = None
    false_alerts_unconfirmed: int | None = None
    people_screened: int | None = None
    screened_estimated: bool = False
    detector_alerts: int | None = None
    # Found on people, and caused by the technology.
    weapons: int | None = None

    @property
    def false_alerts(self) -> int | None:
        return false_alerts(self.false_alerts_confirmed, self.false_alerts_unconfirmed)


def totals(deployments: Iterable[Counts]) -> list[dict[str, Any]]:
    """One row for each technology that was used, in the order in which they are listed everywhere."""
    of: dict[str, list[Counts]] = {}
    for each in deployments:
        of.setdefault(each.technology, []).append(each)
    return [_total(technology, of[technology]) for technology in technologies.LABELS if technology in of]


def _total(technology: technologies.Technology, rows: Sequence[Counts]) -> dict[str, Any]:
    camera = technologies.is_camera(technology)
    return {
        "technology": technology.value,
        "technology_label": technologies.LABELS[technology],
        "is_camera": camera,
        "deployments": len(rows),
        **(_of_cameras(rows) if camera else _of_detectors(rows)),
    }


def _of_cameras(rows: Sequence[Counts]) -> dict[str, Any]:
    faces = [each for each in rows if each.faces_seen is not None]
    alerts = [each for each in rows if each.alerts_total is not None]
    both = [each for each in alerts if each.faces_seen is not None]
    seen, of_seen = _sum(both, lambda each: each.faces_seen), _sum(both, lambda each: each.false_alerts)
    rang, of_rang = _sum(alerts, lambda each: each.alerts_total), _sum(alerts, lambda each: each.false_alerts)
    rates = both_false_alert_rates(
        FalseAlertRates(
            of_faces=proportion(of_seen, seen, called="faces processed"),
            of_alerts=proportion(of_rang, rang, called="alerts"),
        ),
        estimated=any(each.faces_estimated for each in both),
    )
    not_judged = [
        each for each in alerts if each.alerts_unconfirmed and each.false_alerts_unconfirmed is None
    ]
    missing = {
        "faces_seen": len(rows) - len(faces),
        "alerts": len(rows) - len(alerts),
        "judgement_of_unconfirmed_alerts": len(not_judged),
    }
    return {
        "faces_seen": _sum(faces, lambda each: each.faces_seen),
        "alerts": rang,
        "false_alerts": rates,
        "weapons": None,
        "alerts_per_100_screened": None,
        "not_recorded": missing,
        "words": [
            _counted("Faces seen", _sum(faces, lambda each: each.faces_seen), faces, rang),
            f"False alerts, of all alerts: {rates['of_alerts']['words']}",
            f"False alerts, of faces seen: {rates['of_faces']['words']}",
        ],
        "not_recorded_words": _missing_in_words(
            len(rows),
            (missing["alerts"], "alerts"),
            (missing["faces_seen"], "faces"),
            (len(not_judged), "whether unconfirmed alerts were true"),
        ),
    }


def _of_detectors(rows: Sequence[Counts]) -> dict[str, Any]:
    searched = [each for each in rows if each.weapons is not None and each.people_screened is not None]
    alerted = [each for each in rows if each.detector_alerts is not None and each.people_screened is not None]
    found, screened = (
        _sum(searched, lambda each: each.weapons),
        _sum(searched, lambda each: each.people_screened),
    )
    weapons = rate_per(found, screened, SCREENED_PER, called="people screened")
    rang = _sum(alerted, lambda each: each.detector_alerts)
    alerts = rate_per(
        rang, _sum(alerted, lambda each: each.people_screened), ALERTS_PER, called="people screened"
    )
    total_alerts = _sum(rows, lambda each: each.detector_alerts)
    estimated = any(each.screened_estimated for each in searched)
    said = words.found_in_words(found, screened, estimated=estimated)
    missing = {
        "weapons": sum(each.weapons is None for each in rows),
        "people_screened": sum(each.people_screened is None for each in rows),
        "alerts": sum(each.detector_alerts is None for each in rows),
    }
    return {
        "people_screened": _sum(rows, lambda each: each.people_screened),
        "alerts": total_alerts,
        "false_alerts": None,
        "weapons": {
            "caused_by": _sum(rows, lambda each: each.weapons),
            "per_1000_screened": rate_figures(weapons),
            "words": said,
        },
        "alerts_per_100_screened": rate_figures(alerts),
        "not_recorded": missing,
        "words": [
            _counted("People screened", _sum(rows, lambda each: each.people_screened), rows, total_alerts),
            f"Weapons on people: {said}" if found is not None else said,
            f"Weapons, of people screened: {words.rate_in_words(weapons)}",
            f"Alerts, of people screened: {words.rate_in_words(alerts)}",
        ],
        "not_recorded_words": _missing_in_words(
            len(rows),
            (missing["weapons"], "weapons"),
            (missing["people_screened"], "people screened"),
            (missing["alerts"], "alerts"),
        ),
    }


def _sum(rows: Sequence[Counts], count: Callable[[Counts], int | None]) -> int | None:
    """Not recorded only where none of them recorded it."""
    recorded = [found for each in rows if (found := count(each)) is not None]
    return sum(recorded) if recorded else None


def _counted(what: str, count: int | None, of: Sequence[Counts], alerts: int | None) -> str:
    """ "Faces seen: about 47,960. Alerts: 46"."""
    estimated = any(each.faces_estimated or each.screened_estimated for each in of)
    seen = "not recorded" if count is None else words.number(count, estimated=estimated)
    return f"{what}: {seen}. Alerts: {'not recorded' if alerts is None else words.number(alerts)}"


def _missing_in_words(of: int, *missing: tuple[int, str]) -> str:
    """ "alerts by 1 of 6; faces by 2 of 6": how many deployments did not record it."""
    return "; ".join(f"{what} by {count:,} of {of:,}" for count, what in missing if count)
