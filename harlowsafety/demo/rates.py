"""How much of everything happens in an invented week, and when.

The order of size follows published figures: for Essex hotspot patrols 0.84 arrests, 2.6 stop searches,
1.4 informal warnings and 1.1 fixed penalties in 100 patrol hours; for Harlow 10 to 21 recorded stop
searches a week in the whole district. The split by zone and hour is invented.
"""

# Mean incidents a week, by place and category.
INCIDENTS_A_WEEK = {
    "north-gate": {
        "violence": 2.6, "domestic_abuse": 0.1, "weapons": 0.35, "robbery": 0.4, "drugs": 0.8,
        "antisocial_behaviour": 4.2, "theft": 3.1, "criminal_damage": 0.7, "other": 0.4,
    },
    "west-gate": {
        "violence": 1.8, "domestic_abuse": 0.1, "weapons": 0.2, "robbery": 0.25, "drugs": 0.6,
        "antisocial_behaviour": 3.1, "theft": 3.8, "criminal_damage": 0.5, "other": 0.3,
    },
    "the-stow": {
        "violence": 2.3, "domestic_abuse": 0.2, "hate_crime": 0.1, "weapons": 0.3, "robbery": 0.3,
        "drugs": 1.1, "antisocial_behaviour": 6.4, "theft": 1.9, "criminal_damage": 0.9, "other": 0.4,
    },
    "town-centre": {
        "violence": 1.2, "weapons": 0.1, "robbery": 0.1, "drugs": 0.3, "antisocial_behaviour": 1.9,
        "theft": 2.2, "criminal_damage": 0.4, "other": 0.2,
    },
}  # fmt: skip

# Weights of the hours 0 to 23 for what happens by day (theft) and by evening (the rest).
BY_DAY = (1, 1, 1, 0, 0, 0, 1, 3, 5, 8, 11, 13, 14, 14, 13, 13, 12, 10, 7, 5, 3, 2, 2, 1)
BY_EVENING = (6, 4, 3, 1, 1, 0, 1, 1, 2, 3, 4, 5, 6, 6, 7, 10, 11, 11, 11, 12, 13, 14, 13, 10)
WEEKDAYS = (9, 9, 10, 12, 17, 18, 10)

# Patrols: when the council's go out and for how many minutes, and what 100 patrol hours bring.
COUNCIL_SHIFTS = ((10, 150), (15, 180), (19, 150))
POLICE_PATROLS_A_WEEK = 6
# How often it happens, and to about how many people at once: young people come in groups.
OUTCOMES_IN_100_HOURS = {
    "ENG": (9, 2), "ENG_YP": (6, 4), "ENG_BIZ": (5, 2), "ADV": (7, 2), "ALC_SURR": (3, 2), "WARN_V": (1.4, 1),
    "FPN_PSPO": (1.1, 1), "POL_ARREST": (0.84, 1), "POL_SS": (2.6, 1), "INTEL": (2, 1), "WPN_SWEEP": (1.5, 1),
}  # fmt: skip

STOP_SEARCHES_A_WEEK = 13
STOP_SEARCHES_IN_ZONES = 0.3
STOP_SEARCH_OUTCOMES = {
    "no_further_action": 76.1, "arrest": 10.0, "khat_or_cannabis_warning": 6.7,
    "community_resolution": 3.3, "caution": 1.5, "summons_or_postal_charge": 1.1, "not_recorded": 1.2,
}  # fmt: skip
