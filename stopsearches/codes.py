"""The lists a stop search is recorded with: our code, and what a person reads."""

NOT_RECORDED = "not_recorded"
UNRECOGNISED = "unrecognised"

# A blank in the police's file is not a refusal to say, and neither is a wording we do not know.
_LAST = {NOT_RECORDED: "Not recorded", UNRECOGNISED: "Recorded in words we do not know"}

SEARCH_TYPES = {
    "person": "Person",
    "vehicle": "Vehicle",
    "person_and_vehicle": "Person and vehicle",
    **_LAST,
}

GENDERS = {"male": "Male", "female": "Female", "other": "Other", **_LAST}

AGE_RANGES = {
    "under_10": "Under 10",
    "10_to_17": "10 to 17",
    "18_to_24": "18 to 24",
    "25_to_34": "25 to 34",
    "over_34": "Over 34",
    **_LAST,
}

OFFICER_ETHNICITIES = {
    "white": "White",
    "black": "Black",
    "asian": "Asian",
    "mixed": "Mixed",
    "other": "Other",
    **_LAST,
}

SELF_ETHNICITIES = {
    "white_british": "White: English, Welsh, Scottish, Northern Irish or British",
    "white_irish": "White: Irish",
    "white_gypsy_or_irish_traveller": "White: Gypsy or Irish Traveller",
    "white_other": "White: any other background",
    "mixed_white_and_black_caribbean": "Mixed: White and Black Caribbean",
    "mixed_white_and_black_african": "Mixed: White and Black African",
    "mixed_white_and_asian": "Mixed: White and Asian",
    "mixed_other": "Mixed: any other background",
    "asian_indian": "Asian: Indian",
    "asian_pakistani": "Asian: Pakistani",
    "asian_bangladeshi": "Asian: Bangladeshi",
    "asian_chinese": "Asian: Chinese",
    "asian_other": "Asian: any other background",
    "black_african": "Black: African",
    "black_caribbean": "Black: Caribbean",
    "black_other": "Black: any other background",
    "other_arab": "Other: Arab",
    "other_any": "Other: any other ethnic group",
    "not_stated": "Not stated",
    **_LAST,
}

LEGISLATION = {
    "misuse_of_drugs_act_1971_s23": "Misuse of Drugs Act 1971, section 23",
    "pace_1984_s1": "Police and Criminal Evidence Act 1984, section 1",
    "cjpoa_1994_s60": "Criminal Justice and Public Order Act 1994, section 60",
    "firearms_act_1968_s47": "Firearms Act 1968, section 47",
    "psychoactive_substances_act_2016_s36": "Psychoactive Substances Act 2016, section 36(2)",
    "psychoactive_substances_act_2016_s37": "Psychoactive Substances Act 2016, section 37(2)",
    "poaching_prevention_act_1862_s2": "Poaching Prevention Act 1862, section 2",
    "criminal_justice_act_1988_s139b": "Criminal Justice Act 1988, section 139B",
    "pace_1984_s6": "Police and Criminal Evidence Act 1984, section 6",
    "wildlife_and_countryside_act_1981_s19": "Wildlife and Countryside Act 1981, section 19",
    "environmental_protection_act_1990_s34b": "Environmental Protection Act 1990, section 34B",
    "aviation_security_act_1982_s27": "Aviation Security Act 1982, section 27(1)",
    "deer_act_1991_s12": "Deer Act 1991, section 12",
    "public_stores_act_1875_s6": "Public Stores Act 1875, section 6",
    "customs_and_excise_act_1979_s163": "Customs and Excise Management Act 1979, section 163",
    "hunting_act_2004_s8": "Hunting Act 2004, section 8",
    "protection_of_badgers_act_1992_s11": "Protection of Badgers Act 1992, section 11",
    "crossbows_act_1987_s4": "Crossbows Act 1987, section 4",
    "conservation_of_seals_act_1970_s4": "Conservation of Seals Act 1970, section 4",
    "sporting_events_act_1985_s7": "Sporting Events (Control of Alcohol etc.) Act 1985, section 7",
    "public_order_act_2023_s10": "Public Order Act 2023, section 10",
    "public_order_act_2023_s11": "Public Order Act 2023, section 11",
    "sentencing_code_s342e": "Sentencing Code, section 342E (serious violence reduction order)",
    "terrorism_act_2000_s43": "Terrorism Act 2000, section 43",
    "terrorism_act_2000_s47a": "Terrorism Act 2000, section 47A",
    **_LAST,
}

OBJECTS_OF_SEARCH = {
    "controlled_drugs": "Controlled drugs",
    "offensive_weapons": "Offensive weapons",
    "stolen_goods": "Stolen goods",
    "article_for_use_in_theft": "Article for use in theft",
    "evidence_of_offences_under_the_act": "Evidence of offences under the Act",
    "anything_to_threaten_or_harm": "Anything to threaten or harm anyone",
    "articles_for_criminal_damage": "Articles for use in criminal damage",
    "firearms": "Firearms",
    "psychoactive_substances": "Psychoactive substances",
    "fireworks": "Fireworks",
    "game_or_poaching_equipment": "Game or poaching equipment",
    "detail_unavailable": "Detailed object of search unavailable",
    "duty_not_paid": "Goods on which duty has not been paid",
    "crossbows": "Crossbows",
    "evidence_of_wildlife_offences": "Evidence of wildlife offences",
    "dog": "Dog",
    "seals_or_hunting_equipment": "Seals or hunting equipment",
    **_LAST,
}

OUTCOMES = {
    "no_further_action": "No further action",
    "arrest": "Arrest",
    "community_resolution": "Community resolution",
    "summons_or_postal_charge": "Summons or charged by post",
    "khat_or_cannabis_warning": "Khat or cannabis warning",
    "penalty_notice": "Penalty notice for disorder",
    "caution": "Caution (simple or conditional)",
    "seized_no_further_action": "Suspected psychoactive substances seized, no further action",
    "found_outcome_unavailable": "Article found, outcome not available",
    **_LAST,
}

# A positive outcome is any recorded one but these; nobody may count a blank as either.
NO_FURTHER_ACTION = frozenset({"no_further_action", "seized_no_further_action"})
NO_OUTCOME_RECORDED = frozenset({NOT_RECORDED, UNRECOGNISED})
