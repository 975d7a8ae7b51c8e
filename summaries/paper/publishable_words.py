"""The sentences and definitions of the paper that may be published, from its own figures. Plain Python.

Sentences that a person edited are not taken over: they hold exact numbers.
"""

from collections.abc import Mapping
from typing import Any

from summaries.wording.done import NOT_YET, overdue_sentence
from summaries.wording.phrases import counted, in_area, listed, of_kind, upper, within_a_sentence

Figures = Mapping[str, Any]
MOST_KINDS = 2
# What the same words define in both modes.
_KEPT = (
    "week", "victims", "planned_visits", "hours", "targets", "dose", "ethnicity", "register", "projects",
    "recorded_crime",
)  # fmt: skip
SENTENCES = (
    "Drafted from the published figures alone, never edited: the month’s incidents in the zones with the two "
    "commonest kinds; one word about the week; patrols; technology that was used; what is overdue."
)
_OWN = {
    "publishable": "Made from the same frozen figures as the partnership’s paper, with every count of 1 to 4 "
    "hidden and others rounded to 5, so that no sum or difference of published figures tells a small count.",
    "published_month": "Incidents reported to the partnership in the newest whole month that is published: a "
    "week after it is over, and never changed. A total is the range that its parts allow, such as “13 to "
    "19”. Withdrawn ones and kinds that imply a victim are left out.",
    "week_word": "The verdict of the exact test of this week against the four before, for all zones and "
    "kinds together, without its numbers. “Not unusual” is also said where there were too few to say. No "
    "word is given beside a month with fewer than 30.",
    "outcomes": "What officers recorded on patrol, each count hidden or rounded as all counts about people.",
    "stop_searches": "Those that the police told the partnership of, by whether anything but no further "
    "action came of them. The number is the range that its parts allow. No shares: they would tell counts.",
    "technology": "“Caused by” is what the equipment led to. “During” is what else happened while it was "
    "there; the two are never added up. Counts are hidden or rounded, and no rate is given.",
    "actions": "What organisations undertook to do by a day: how many are open, overdue, and closed in the "
    "week.",
    "sentences": SENTENCES,
}


def definitions(frozen: Figures) -> dict[str, Any]:
    words = frozen.get("words") or {}
    return {
        "version": frozen.get("version"),
        "words": {**{name: words[name] for name in _KEPT if name in words}, **_OWN},
    }


def sentences(figures: Figures) -> list[str]:
    """Three to five where the week has them; nothing is said that a table does not say."""
    made = (_month(figures), _week(figures), _patrols(figures), _technology(figures))
    overdue = overdue_sentence(figures) if (figures.get("actions") or {}).get("overdue") else ""
    return [sentence for sentence in (*made, overdue) if sentence]


def _month(figures: Figures) -> str:
    found = figures.get("incidents") or {}
    if not found.get("areas"):
        return "No month is published yet, so nothing is said of incidents."
    together = found["areas"][0]
    where = in_area(together["name"])
    if together["total"]["high"] == 0:
        return f"In {found['label']} no incident was recorded {where}."
    most = sorted(together["rows"], key=lambda row: -(row["low"] + row["high"]))[:MOST_KINDS]
    kinds = [f"{row['words']} {of_kind(row)}" for row in most if row["high"]]
    told = f"In {found['label']} {together['total']['words']} incidents were recorded {where}"
    return f"{told}, among them {listed(kinds)}, small counts hidden and others rounded."


def _week(figures: Figures) -> str:
    word = (figures.get("incidents") or {}).get("week")
    if not word:
        return ""
    label = str(figures["header"]["label"]).split(",")[0].lower()
    where = in_area(figures["incidents"]["areas"][0]["name"])
    return f"The number of incidents {where} in {label} was {word[:1].lower()}{word[1:]}."


def _patrols(figures: Figures) -> str:
    found = figures.get("patrols")
    if not found:
        return ""
    if not found.get("visits"):
        return "No patrol visit to a zone is recorded for the week."
    text = (
        f"{counted(found['patrols'], 'patrol')} ({found['person_hours']:,g} person-hours) made "
        f"{counted(found['visits'], 'visit')}"
    )
    if found.get("planned"):
        text = f"{text} and delivered {found['delivered']:,} of {counted(found['planned'], 'planned visit')}"
    complied = next(
        (
            each["count"]
            for each in found.get("headlines") or []
            if each["headline"] == "compliance_without_enforcement"
        ),
        None,
    )
    if complied and complied["high"]:
        text = f"{text}; people did as they were asked {complied['words']} times without enforcement"
    return f"{text}."


def _technology(figures: Figures) -> str:
    rows = (figures.get("technology") or {}).get("rows") or []
    done = [row["technology_label"] for row in rows if row["status"] not in NOT_YET]
    used = list(dict.fromkeys(within_a_sentence(label) for label in done))
    return f"{upper(listed(used))} {'was' if len(used) == 1 else 'were'} used." if used else ""
