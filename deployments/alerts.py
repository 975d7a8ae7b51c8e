"""Whether the counts of one deployment agree with each other. Plain Python.

Every facial recognition alert was confirmed true, confirmed false, or never confirmed because nobody
was spoken to. Where the three do not add up to the total, somebody's alert has gone missing. Those never
confirmed may have been judged on the screen alone: then the two judgements add up to them.
"""

from collections.abc import Mapping

PARTS = ("true_alerts_confirmed", "false_alerts_confirmed", "alerts_unconfirmed")
ALERTS = ("alerts_total", *PARTS)
JUDGED = ("true_alerts_unconfirmed", "false_alerts_unconfirmed")

_WORDS = {
    "alerts_total": "the alerts in total",
    "true_alerts_confirmed": "the alerts confirmed true",
    "false_alerts_confirmed": "the alerts confirmed false",
    "alerts_unconfirmed": "the alerts not confirmed",
    "true_alerts_unconfirmed": "those of them judged true",
    "false_alerts_unconfirmed": "those of them judged false",
}


def disagreements(counts: Mapping[str, int | None]) -> dict[str, str]:
    """What is wrong, by the field to put it at; nothing when the counts agree."""
    return {**_alerts(counts), **_judged(counts), **_within(counts)}


def false_alerts(confirmed: int | None, judged: int | None) -> int | None:
    """All that are known to be false: confirmed by speaking to somebody, or judged so on the screen."""
    return None if confirmed is None else confirmed + (judged or 0)


def _alerts(counts: Mapping[str, int | None]) -> dict[str, str]:
    given = {name: counts.get(name) for name in ALERTS}
    missing = [name for name, count in given.items() if count is None]
    if len(missing) == len(ALERTS):
        return {}
    if missing:
        wanted = " and ".join(_WORDS[name] for name in missing)
        return {missing[0]: f"Enter {wanted} as well, or leave all four empty. None is 0."}
    parts = sum(given[name] or 0 for name in PARTS)
    if parts != given["alerts_total"]:
        return {
            "alerts_total": f"{given['alerts_total']} alerts in total, but confirmed true, confirmed false "
            f"and not confirmed add up to {parts}. They must be the same."
        }
    return {}


def _judged(counts: Mapping[str, int | None]) -> dict[str, str]:
    given = {name: counts.get(name) for name in JUDGED}
    missing = [name for name, count in given.items() if count is None]
    if len(missing) == len(JUDGED):
        return {}
    if missing:
        return {missing[0]: f"Enter {_WORDS[missing[0]]} as well, or leave both empty. None is 0."}
    unconfirmed, parts = counts.get("alerts_unconfirmed"), sum(count or 0 for count in given.values())
    if unconfirmed is None:
        return {"alerts_unconfirmed": f"Enter {_WORDS['alerts_unconfirmed']} as well: {parts} were judged."}
    if parts != unconfirmed:
        return {
            "alerts_unconfirmed": f"{unconfirmed} alerts not confirmed, but those judged true and false add "
            f"up to {parts}. They must be the same."
        }
    return {}


def _within(counts: Mapping[str, int | None]) -> dict[str, str]:
    found = {}
    alerts, faces = counts.get("alerts_total"), counts.get("faces_seen")
    if alerts is not None and faces is not None and alerts > faces:
        found["faces_seen"] = f"There were {alerts} alerts, so at least that many faces were seen."
    rang, cleared = counts.get("detector_alerts"), counts.get("resolved_by_conversation")
    if cleared is not None and rang is not None and cleared > rang:
        found["resolved_by_conversation"] = f"No more than the {rang} alerts can have been resolved."
    return found
