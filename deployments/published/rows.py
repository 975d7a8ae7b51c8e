"""One deployment as the public may read it. Plain Python.

No officer, no account in anybody's words, no exact site unless somebody said that it may be published.
Counts are published counts: 0 as it is, 1 to 4 not told apart, others rounded to 5; a sum only as closely
as leaves its parts hidden. They are those of the published paper, so that the two together tell no more than
one: alerts are not split further. Rates are left out, as they would tell the counts that they are made of.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from deployments import outcomes, words
from deployments.alerts import false_alerts
from deployments.outcomes import Attribution, Result
from measures.disclosure.published import publish_count, publish_total

FOR_PUBLICATION = "OFFICIAL, for publication"
NOT_RECORDED = "Not recorded"
DOES_NOT_APPLY = "Does not apply"
NOT_PUBLISHED = "Not published"
OUTSIDE = "Outside the zones"
HOW_COUNTED = (
    "Counts of 1 to 4 are not told apart; other counts are rounded to the nearest 5. 0 is a result. "
    "“Not recorded” is not 0."
)

_DISPOSALS = (
    Result.COMMUNITY_RESOLUTION, Result.SUMMONS, Result.CAUTION, Result.APPOINTMENT, Result.OTHER_DISPOSAL,
)  # fmt: skip
# No two of them count the same thing, so that none is found from the others.
_RESULTS: tuple[tuple[str, Collection[str]], ...] = (
    ("Arrests", (Result.ARREST,)),
    ("Other disposals", _DISPOSALS),
    ("Stop searches", (Result.STOP_SEARCH,)),
    ("Weapons found on people", outcomes.WEAPONS_ON_A_PERSON),
    ("Weapons thrown away nearby", (Result.WEAPON_DISCARDED,)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What stands in no figure of a deployment."""

    day: date
    minutes: int | None
    site_is_public: bool
    use_case: str
    cost_pence: int | None
    cost_covers: str
    authorised_by: str
    impact_assessment: str
    equality_assessment: str
    public_notice_url: str
    algorithm: str


def published_row(row: Mapping[str, Any], about: About) -> dict[str, str]:
    """By heading, in the order of the register: the figures of a deployment, and what is about it."""
    cost = "" if about.cost_pence is None else words.pounds(about.cost_pence)
    said = {
        "Reference": row["reference"],
        "Date": about.day.isoformat(),
        "Technology": row["technology_label"],
        "Set up": row["units_label"],
        "Minutes": about.minutes,
        "Where": row["site"] if about.site_is_public else row["zone"] or OUTSIDE,
        "Use case": about.use_case if about.site_is_public or not about.use_case else NOT_PUBLISHED,
        "Operated by": row["operator"],
        "Paid for by": row["funder"],
        "Cost": cost,
        "The cost covers": about.cost_covers,
        "Authorised by": about.authorised_by,
        "Data protection impact assessment": about.impact_assessment,
        "Equality impact assessment": about.equality_assessment,
        "Public notice": about.public_notice_url,
    }
    counts = _of_a_camera(row, about) if row["is_camera"] else _of_a_detector(row)
    told = {**_BLANK, **said, **counts, **_results(row)}
    return {name: NOT_RECORDED if each in (None, "") else str(each) for name, each in told.items()}


def _of_a_camera(row: Mapping[str, Any], about: About) -> dict[str, Any]:
    return {
        "People on the watch list": _count(row["watchlist_size"]),
        "Match threshold": row["threshold"],
        "Algorithm": about.algorithm,
        "Faces seen": _count(row["faces_seen"]),
        "Alerts": _count(row["alerts"]),
        "False alerts": _count(false_alerts(row["false_alerts_confirmed"], row["false_alerts_unconfirmed"])),
        **dict.fromkeys(("People screened", "People who declined"), DOES_NOT_APPLY),
    }


def _of_a_detector(row: Mapping[str, Any]) -> dict[str, Any]:
    not_of_it = ("People on the watch list", "Match threshold", "Algorithm", "Faces seen", "False alerts")
    return {
        **dict.fromkeys(not_of_it, DOES_NOT_APPLY),
        "Alerts": _count(row["alerts"]),
        "People screened": _count(row["people_screened"]),
        "People who declined": _count(row["declined"]),
    }


def _results(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attribution, called in ((Attribution.CAUSED_BY, "caused by it"), (Attribution.DURING, "during it")):
        counts = {each["code"]: each["count"] for each in row[attribution]}
        for heading, codes in _RESULTS:
            recorded = [counts[code] for code in codes if code in counts]
            parts = [publish_count(count) for count in recorded]
            total = publish_total(sum(recorded), parts).words if recorded else None
            found[f"{heading}, {called}"] = total
    return found


def _count(count: int | None) -> str | None:
    return None if count is None else publish_count(count).words


# Cameras and detectors count different things: every row has the columns of both, in one order.
_BLANK: dict[str, Any] = dict.fromkeys(
    (
        "Reference", "Date", "Technology", "Set up", "Minutes", "Where", "Use case", "Operated by",
        "Paid for by", "Cost", "The cost covers", "Authorised by", "Data protection impact assessment",
        "Equality impact assessment", "Public notice", "People on the watch list", "Match threshold",
        "Algorithm", "Faces seen", "People screened", "People who declined", "Alerts", "False alerts",
        *(f"{heading}, {called}" for called in ("caused by it", "during it") for heading, _ in _RESULTS),
    )
)  # fmt: skip
HEADINGS = tuple(_BLANK)
_ABOUT = HEADINGS[: HEADINGS.index("Public notice") + 1]
_TITLE = ("Reference", "Date", "Technology", "Set up", "Minutes", "Where")


@dataclass(frozen=True, slots=True)
class Shown:
    """A row for a page: what is about it, what was counted, and what nobody recorded, by their headings."""

    title: Mapping[str, str]
    about: Mapping[str, str]
    counted: Mapping[str, str]
    missing: Collection[str]


def shown(row: Mapping[str, str]) -> Shown:
    told = {name: value for name, value in row.items() if value not in (NOT_RECORDED, DOES_NOT_APPLY)}
    return Shown(
        title={name: told[name] for name in _TITLE if name in told},
        about={name: value for name, value in told.items() if name in _ABOUT and name not in _TITLE},
        counted={name: value for name, value in told.items() if name not in _ABOUT},
        missing=[name for name, value in row.items() if value == NOT_RECORDED],
    )
