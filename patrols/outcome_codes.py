"""The outcome codes that a new installation starts with; administrators edit the list from then on.

Amounts, ages and lengths are left out on purpose: the law changes them, the codes stay. Those that
begin with POL_ count what the police did: council officers who saw it count it too.
"""

from typing import Any, NamedTuple

COUNCIL, POLICE, PARTNER = "council", "police", "partner"
ALL = (COUNCIL, POLICE, PARTNER)
AUTHORITIES = (COUNCIL, POLICE)
ACT = "Anti-social Behaviour, Crime and Policing Act 2014"


class StartingCode(NamedTuple):
    code: str
    label: str
    headline: str
    usable_by: tuple[str, ...] = ALL
    basis: str = ""
    is_count: bool = True


STARTING_CODES = (
    StartingCode("ENG", "Engagement with the public", "engagements"),
    StartingCode("ENG_YP", "Young people engaged", "youth_engagements"),
    StartingCode("ADV", "Advice given, complied", "compliance_without_enforcement"),
    StartingCode("ALC_SURR", "Alcohol given up or put away", "compliance_without_enforcement",
                 AUTHORITIES, f"{ACT}, section 63"),
    StartingCode("WARN_V", "Informal warning, spoken", "informal_warnings"),
    StartingCode("FPN_PSPO", "Fixed penalty, public spaces order", "fixed_penalties", AUTHORITIES,
                 f"{ACT}, section 68"),
    StartingCode("INTEL", "Intelligence submitted", "intelligence"),
    StartingCode("POL_SS", "Stop search (police)", "stop_searches", AUTHORITIES),
    StartingCode("POL_ARREST", "Arrest (police)", "arrests", AUTHORITIES),
    StartingCode("WPN_FOUND", "Weapon found", "weapons_found"),
    StartingCode("ENG_BIZ", "Engagement with a business", "engagements"),
    StartingCode("WARN_W", "Informal warning, written", "informal_warnings"),
    StartingCode("PSPO_BR", "Breach of a public spaces order dealt with", "powers_used", AUTHORITIES,
                 f"{ACT}, section 67"),
    StartingCode("FPN_ENV", "Fixed penalty, litter and environment", "fixed_penalties", (COUNCIL,),
                 "Environmental Protection Act 1990, section 88"),
    StartingCode("FPN_CPN", "Fixed penalty, community protection notice", "fixed_penalties", ALL,
                 f"{ACT}, section 52"),
    StartingCode("CPW", "Community protection warning", "powers_used", ALL, f"{ACT}, section 43(5)"),
    StartingCode("CPN", "Community protection notice", "powers_used", ALL, f"{ACT}, section 43"),
    StartingCode("ABC", "Acceptable behaviour contract", "powers_used", (COUNCIL, PARTNER), "Voluntary"),
    StartingCode("DISP", "Direction to leave (police)", "powers_used", (POLICE,), f"{ACT}, section 35"),
    StartingCode("CLOSURE", "Closure notice or order", "powers_used", AUTHORITIES,
                 f"{ACT}, sections 76 to 80"),
    StartingCode("INJ", "Evidence for a civil injunction", "powers_used", AUTHORITIES,
                 f"{ACT}, section 1"),
    StartingCode("CBO", "Evidence for a criminal behaviour order", "powers_used", AUTHORITIES,
                 f"{ACT}, section 22"),
    StartingCode("POL_CR", "Community resolution (police)", "powers_used", AUTHORITIES),
    StartingCode("POL_SEIZE", "Seizure (police)", "powers_used", AUTHORITIES),
    StartingCode("REF_SAFE", "Referral: safeguarding", "referrals"),
    StartingCode("REF_HOUSING", "Referral: housing", "referrals"),
    StartingCode("REF_OUTREACH", "Referral: outreach", "referrals"),
    StartingCode("REF_DRUGS", "Referral: drugs or alcohol", "referrals"),
    StartingCode("REF_CLEAN", "Referral: clean-up", "referrals"),
    StartingCode("REF_CCTV", "Referral: CCTV", "referrals"),
    StartingCode("CCTV", "CCTV control room asked or helped", "other"),
    StartingCode("WPN_SWEEP", "Weapon sweep", "other", is_count=False),
    StartingCode("EVID_BWV", "Body-worn video evidence taken", "other", AUTHORITIES, is_count=False),
)  # fmt: skip


def add_starting_codes(model: Any) -> None:
    """Add the codes that are not there yet; one that somebody edited stays as it is."""
    for position, starting in enumerate(STARTING_CODES, start=1):
        fields = {**starting._asdict(), "usable_by": list(starting.usable_by), "position": position}
        model.objects.get_or_create(code=fields.pop("code"), defaults=fields)
