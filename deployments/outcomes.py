"""What can come of a deployment, and whether the technology caused it. Plain Python.

An arrest made by officers who happened to stand beside the van is not the van's arrest, so the two
are counted apart and never added up.
"""

from enum import StrEnum


class Attribution(StrEnum):
    CAUSED_BY = "caused_by"
    DURING = "during"


ATTRIBUTIONS = {
    Attribution.CAUSED_BY: "Caused by the technology",
    Attribution.DURING: "Made during the deployment",
}


class Result(StrEnum):
    ARREST = "arrest"
    COMMUNITY_RESOLUTION = "community_resolution"
    SUMMONS = "summons"
    CAUTION = "caution"
    APPOINTMENT = "appointment"
    OTHER_DISPOSAL = "other_disposal"
    NO_ACTION = "no_action"
    STOP_SEARCH = "stop_search"
    INTELLIGENCE_SUBMITTED = "intelligence_submitted"
    SAFEGUARDING = "safeguarding"
    WEAPON_FOUND_KNIFE = "weapon_found_knife"
    WEAPON_FOUND_OTHER_BLADED = "weapon_found_other_bladed"
    WEAPON_FOUND_OTHER = "weapon_found_other"
    WEAPON_DISCARDED = "weapon_discarded"
    OTHER_ITEM = "other_item"
    ENGAGEMENT = "engagement"


RESULTS = {
    Result.ARREST: "Arrest",
    Result.COMMUNITY_RESOLUTION: "Community resolution",
    Result.SUMMONS: "Summons",
    Result.CAUTION: "Caution",
    Result.APPOINTMENT: "Appointment to be dealt with later",
    Result.OTHER_DISPOSAL: "Other disposal",
    Result.NO_ACTION: "No further action",
    Result.STOP_SEARCH: "Stop search",
    Result.INTELLIGENCE_SUBMITTED: "Intelligence submitted",
    Result.SAFEGUARDING: "Safeguarding referral",
    Result.WEAPON_FOUND_KNIFE: "Knife found on a person",
    Result.WEAPON_FOUND_OTHER_BLADED: "Other bladed article found on a person",
    Result.WEAPON_FOUND_OTHER: "Other weapon found on a person",
    Result.WEAPON_DISCARDED: "Weapon found thrown away nearby",
    Result.OTHER_ITEM: "Other item found, such as drugs",
    Result.ENGAGEMENT: "Conversation or leaflet",
}

# What the forms ask for first; the rest stands behind a fold.
USUAL_OF_CAMERAS = (
    Result.ARREST,
    Result.COMMUNITY_RESOLUTION,
    Result.OTHER_DISPOSAL,
    Result.NO_ACTION,
    Result.STOP_SEARCH,
    Result.INTELLIGENCE_SUBMITTED,
    Result.SAFEGUARDING,
)
USUAL_OF_DETECTORS = (
    Result.WEAPON_FOUND_KNIFE,
    Result.WEAPON_FOUND_OTHER_BLADED,
    Result.WEAPON_FOUND_OTHER,
    Result.WEAPON_DISCARDED,
    Result.ARREST,
    Result.STOP_SEARCH,
    Result.ENGAGEMENT,
)

# Found on somebody. One thrown away nearby was never screened, so no rate counts it.
WEAPONS_ON_A_PERSON = (
    Result.WEAPON_FOUND_KNIFE,
    Result.WEAPON_FOUND_OTHER_BLADED,
    Result.WEAPON_FOUND_OTHER,
)

_COUNTED = {
    Result.ARREST: ("arrest", "arrests"),
    Result.COMMUNITY_RESOLUTION: ("community resolution", "community resolutions"),
    Result.SUMMONS: ("summons", "summonses"),
    Result.CAUTION: ("caution", "cautions"),
    Result.APPOINTMENT: ("appointment", "appointments"),
    Result.OTHER_DISPOSAL: ("other disposal", "other disposals"),
    Result.NO_ACTION: ("alert without further action", "alerts without further action"),
    Result.STOP_SEARCH: ("stop search", "stop searches"),
    Result.INTELLIGENCE_SUBMITTED: ("piece of intelligence", "pieces of intelligence"),
    Result.SAFEGUARDING: ("safeguarding referral", "safeguarding referrals"),
    Result.WEAPON_FOUND_KNIFE: ("knife", "knives"),
    Result.WEAPON_FOUND_OTHER_BLADED: ("other bladed article", "other bladed articles"),
    Result.WEAPON_FOUND_OTHER: ("other weapon", "other weapons"),
    Result.WEAPON_DISCARDED: ("weapon thrown away nearby", "weapons thrown away nearby"),
    Result.OTHER_ITEM: ("other item", "other items"),
    Result.ENGAGEMENT: ("conversation or leaflet", "conversations or leaflets"),
}


def counted(code: str, count: int) -> str:
    """ "2 pieces of intelligence", for a sentence."""
    one, many = _COUNTED[Result(code)]
    return f"{count:,} {one if count == 1 else many}"
