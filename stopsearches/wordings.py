"""What the police's files have said over the years, and which of our codes each means."""

import re

from incidents.policeuk.codes import check_unknown
from stopsearches.codes import NOT_RECORDED, UNRECOGNISED

TYPE = {
    "Person search": "person",
    "Vehicle search": "vehicle",
    "Person and Vehicle search": "person_and_vehicle",
}
GENDER = {"Male": "male", "Female": "female", "Other": "other"}
AGE_RANGE = {
    "under 10": "under_10",
    "10-17": "10_to_17",
    "18-24": "18_to_24",
    "25-34": "25_to_34",
    "over 34": "over_34",
}
OFFICER_ETHNICITY = {
    "White": "white",
    "Black": "black",
    "Asian": "asian",
    "Mixed": "mixed",
    "Other": "other",
}

_MIXED = "Mixed/Multiple ethnic groups - "
_ASIAN = "Asian/Asian British - "
_BLACK = "Black/African/Caribbean/Black British - "
SELF_ETHNICITY = {
    "White - English/Welsh/Scottish/Northern Irish/British": "white_british",
    "White - Irish": "white_irish",
    "White - Gypsy or Irish Traveller": "white_gypsy_or_irish_traveller",
    # The list has no Roma of its own: folded into Other White.
    "White - Roma": "white_other",
    "White - Any other White background": "white_other",
    f"{_MIXED}White and Black Caribbean": "mixed_white_and_black_caribbean",
    f"{_MIXED}White and Black African": "mixed_white_and_black_african",
    f"{_MIXED}White and Asian": "mixed_white_and_asian",
    f"{_MIXED}Any other Mixed/Multiple ethnic background": "mixed_other",
    f"{_ASIAN}Indian": "asian_indian",
    f"{_ASIAN}Pakistani": "asian_pakistani",
    f"{_ASIAN}Bangladeshi": "asian_bangladeshi",
    f"{_ASIAN}Chinese": "asian_chinese",
    f"{_ASIAN}Any other Asian background": "asian_other",
    f"{_BLACK}African": "black_african",
    f"{_BLACK}Caribbean": "black_caribbean",
    f"{_BLACK}Any other Black/African/Caribbean background": "black_other",
    "Other ethnic group - Arab": "other_arab",
    "Other ethnic group - Any other ethnic group": "other_any",
    "Other ethnic group - Not stated": "not_stated",
    "Not stated": "not_stated",
}

# Files up to about 2017 end the wording with the police's own code: "White - White British (W1)".
ETHNICITY_CODES = {
    "W1": "white_british",
    "W2": "white_irish",
    "W3": "white_gypsy_or_irish_traveller",
    "W9": "white_other",
    "M1": "mixed_white_and_black_caribbean",
    "M2": "mixed_white_and_black_african",
    "M3": "mixed_white_and_asian",
    "M9": "mixed_other",
    "A1": "asian_indian",
    "A2": "asian_pakistani",
    "A3": "asian_bangladeshi",
    "A4": "asian_chinese",
    "A9": "asian_other",
    "B1": "black_caribbean",
    "B2": "black_african",
    "B9": "black_other",
    # Chinese stood among the others until the 2011 census moved it to Asian.
    "O1": "asian_chinese",
    "O2": "other_arab",
    "O9": "other_any",
    "NS": "not_stated",
    "N1": "not_stated",
    "N2": "not_stated",
    "N3": "not_stated",
}

_PACE = "Police and Criminal Evidence Act 1984"
LEGISLATION = {
    "Misuse of Drugs Act 1971 (section 23)": "misuse_of_drugs_act_1971_s23",
    f"{_PACE} (section 1)": "pace_1984_s1",
    f"{_PACE} (section 6)": "pace_1984_s6",
    "Criminal Justice and Public Order Act 1994 (section 60)": "cjpoa_1994_s60",
    "Firearms Act 1968 (section 47)": "firearms_act_1968_s47",
    "Psychoactive Substances Act 2016 (s36(2))": "psychoactive_substances_act_2016_s36",
    "Psychoactive Substances Act 2016 (s37(2))": "psychoactive_substances_act_2016_s37",
    "Poaching Prevention Act 1862 (section 2)": "poaching_prevention_act_1862_s2",
    "Criminal Justice Act 1988 (section 139B)": "criminal_justice_act_1988_s139b",
    "Wildlife and Countryside Act 1981 (section 19)": "wildlife_and_countryside_act_1981_s19",
    "Environmental Protection Act 1990 (section 34B )": "environmental_protection_act_1990_s34b",
    "Aviation Security Act 1982 (section 27(1))": "aviation_security_act_1982_s27",
    "Deer Act 1991 (section 12)": "deer_act_1991_s12",
    "Public Stores Act 1875 (section 6)": "public_stores_act_1875_s6",
    "Customs and Excise Management Act 1979 (section 163)": "customs_and_excise_act_1979_s163",
    "Hunting Act 2004 (section 8)": "hunting_act_2004_s8",
    "Protection of Badgers Act 1992 (section 11)": "protection_of_badgers_act_1992_s11",
    "Crossbows Act 1987 (section 4)": "crossbows_act_1987_s4",
    "Conservation of Seals Act 1970 (section 4)": "conservation_of_seals_act_1970_s4",
    "Sporting Events (Control of Alcohol etc.) Act 1985 (section 7)": "sporting_events_act_1985_s7",
    "Sporting Events Act 1985 (section 7)": "sporting_events_act_1985_s7",
    "Public Order Act 2023 (section 10)": "public_order_act_2023_s10",
    "Public Order Act 2023 (section 11)": "public_order_act_2023_s11",
    "Sentencing Act 2020 (section 342E)": "sentencing_code_s342e",
    "Terrorism Act 2000 (section 43)": "terrorism_act_2000_s43",
    "Terrorism Act 2000 (section 47A)": "terrorism_act_2000_s47a",
}

OBJECT_OF_SEARCH = {
    "Controlled drugs": "controlled_drugs",
    "Offensive weapons": "offensive_weapons",
    "Stolen goods": "stolen_goods",
    "Article for use in theft": "article_for_use_in_theft",
    "Articles for use in theft": "article_for_use_in_theft",
    "Evidence of offences under the Act": "evidence_of_offences_under_the_act",
    "Anything to threaten or harm anyone": "anything_to_threaten_or_harm",
    "Articles for use in criminal damage": "articles_for_criminal_damage",
    "Firearms": "firearms",
    "Psychoactive substances": "psychoactive_substances",
    "Fireworks": "fireworks",
    "Game or poaching equipment": "game_or_poaching_equipment",
    "Detailed object of search unavailable": "detail_unavailable",
    "Goods on which duty has not been paid etc.": "duty_not_paid",
    "Crossbows": "crossbows",
    "Evidence of wildlife offences": "evidence_of_wildlife_offences",
    "dog": "dog",
    "Seals or hunting equipment": "seals_or_hunting_equipment",
}

OUTCOME = {
    "A no further action disposal": "no_further_action",
    "Nothing found - no further action": "no_further_action",
    "False": "no_further_action",
    "Arrest": "arrest",
    "Suspect arrested": "arrest",
    "Community resolution": "community_resolution",
    "Local resolution": "community_resolution",
    "Summons / charged by post": "summons_or_postal_charge",
    "Suspect summonsed to court": "summons_or_postal_charge",
    "Khat or Cannabis warning": "khat_or_cannabis_warning",
    "Offender given drugs possession warning": "khat_or_cannabis_warning",
    "Penalty Notice for Disorder": "penalty_notice",
    "Offender given penalty notice": "penalty_notice",
    "Caution (simple or conditional)": "caution",
    "Offender cautioned": "caution",
    "Suspected psychoactive substances seized - No further action": "seized_no_further_action",
    "Article found - Detailed outcome unavailable": "found_outcome_unavailable",
}

_ETHNICITY_SUFFIX = re.compile(r"\(([A-Z0-9]{2})\)$")


class Wordings:
    """Reads one column: its wordings into codes, remembering the ones that nobody has listed."""

    def __init__(self, codes: dict[str, str]) -> None:
        self._codes = {plain(text): code for text, code in codes.items()}
        self._seen: dict[str, str] = {}
        self.unknown: set[str] = set()

    def code(self, text: str) -> str:
        seen = self._seen.get(text)
        if seen is None:
            seen = self._seen[text] = self._find(text)
        return seen

    def _find(self, text: str) -> str:
        if not text.strip():
            return NOT_RECORDED
        code = self._codes.get(plain(text)) or self._by_suffix(text)
        if code is None:
            self.unknown.add(text)
            check_unknown(self.unknown)
        return code or UNRECOGNISED

    def _by_suffix(self, text: str) -> str | None:
        return None


class EthnicityWordings(Wordings):
    """Knows the older lists too, by the code that ends their wordings."""

    def __init__(self) -> None:
        super().__init__(SELF_ETHNICITY)

    def _by_suffix(self, text: str) -> str | None:
        # Some files were typed with a nought for the letter: (01), (09).
        match = _ETHNICITY_SUFFIX.search(text.strip().upper())
        return ETHNICITY_CODES.get(re.sub("^0", "O", match[1])) if match else None


def plain(text: str) -> str:
    """The wording without what files differ in: case, and spaces where none belong."""
    return " ".join(text.split()).replace(" )", ")").casefold()
