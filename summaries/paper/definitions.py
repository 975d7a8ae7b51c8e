"""What each figure of a summary means, frozen into every one. Plain Python.

Raise VERSION whenever a figure is counted in another way: an old paper keeps the old words.
"""

from summaries.wording.rules import in_words

VERSION = "3"

DEFINITIONS = {
    "week": "Monday 00:00 to Sunday 23:59 by the clock in Harlow, as ISO 8601 numbers weeks.",
    "incidents": "Incidents reported to the partnership, by when they happened, in the zone as it was drawn "
    "that day. Withdrawn ones are left out.",
    "victims": "Domestic abuse, sexual offences and hate crime are counted for the whole town and a whole "
    "month only, all three together: 1 to 4 is not shown, other counts are rounded to 5. They are in no "
    "other count of this paper, so that nobody can work out where or when one happened. What was told of a "
    "month stays.",
    "usual": "The exact conditional test of this week against the four weeks before. “Worth watching” "
    "needs p under 0.05 and a difference of 3 or more; “unusually” needs p under 0.01. The usual range "
    "is every count that would have earned no words.",
    "year": "Year to date: weeks 1 to this one of the ISO year beside the same weeks of the year before, "
    "so both end on a Sunday and are as long. After a year of 52 weeks, week 53 is beside the 53 weeks "
    "just before its year. These sums are not tested: no verdict is given of them.",
    "rolling": "Twelve months: the 52 weeks up to this one beside the 52 before. Not tested either.",
    "chart": "The last 52 weeks of all kinds in a zone, with their mean and limits three times its square "
    "root above and below it (a c-chart): a count beyond them is more than chance alone. So is the eighth "
    "week in a row on one side of the mean. No limits for fewer than 20 weeks.",
    "no_data": "A week before the first record is a gap, not a zero, and is left out of the comparison. A "
    "sum of weeks that begins before the first record is not given, since a smaller one would look like a "
    "rise.",
    "percentage": "A percentage is given only of 30 or more.",
    "planned_visits": "A planned visit is delivered by a visit of 10 minutes or more to that zone, or to one "
    "within it, on a patrol with somebody of the organisation that was asked, who arrived between the "
    "planned times. Each visit counts for one plan only. Cancelled plans are left out.",
    "hours": "Patrol-hours count a joint patrol once for each organisation in it; person-hours multiply "
    "by its staff.",
    "targets": "Hours that began up to the end of the week, on the days of each target, beside what an even "
    "pace would have given by then. On pace is within a week’s hours of it, or a tenth of a shorter target.",
    "outcomes": "What those on patrol counted by an outcome’s code, by when the visit began. “Complied "
    "without enforcement”: people did as they were asked. One visit may have several.",
    "dose": "Minutes inside a zone. A visit counts from 10 minutes. Visits of 11 to 15 minutes (both ends "
    "inside) do most. Days since: calendar days from the last visit of 10 minutes or more, to the zone or "
    "one within it, to the last day of the week; due after 2, overdue after 3.",
    "stop_searches": "Those that the police told the partnership of; published files are not counted. "
    "Positive: anything recorded but no further action. Linked: the outcome came from what was looked for. "
    "Each share is of the searches that have it recorded: not recorded is never counted as no.",
    "ethnicity": "Searches of a person in the whole district, by the ethnicity that the person gave, as the "
    "police published them for the newest twelve whole calendar months; a month without a file is a gap, and "
    "with more than two no rate is given. Each group’s searches for each resident (newest census; Roma with "
    "other White people), divided by those of White people, with a 95% interval (Katz). Not shown where "
    "either has fewer than 10. Searches with no ethnicity stated or recorded are in no rate, and told.",
    "technology": "“Caused by” is what the equipment led to. “During” is what else happened while it was "
    "there; the two are never added up. False alerts are told of all alerts and of all faces seen, both.",
    "register": "Whether a technology may be set up at all, as it stood when the data was read: active, or "
    "paused since a day, why and who says so. Not recorded is not active.",
    "projects": "What somebody stated of a project for a day, the newest of each kind; a running total since "
    "it began is in no count of a week. Phases are told with the day since when, as they were stated.",
    "actions": "What an organisation undertook to do by a day; its people say how it stands. Overdue: open "
    "after that day. Carried over until it is closed, and told once more in the week in which it was.",
    "next_week": "As planned and recorded when the data was read; cancelled plans and events are left out.",
    "suggested": "Visits for days and hours with two or more incidents in the eight weeks before, weighed by "
    "the days since somebody last stayed ten minutes or more there at that time of day, as at the day that "
    "the data was read. Kinds that imply a victim are in none of them.",
    "recorded_crime": "Crimes and anti-social behaviour in the district as the police publish them, for "
    "the newest twelve months that were out when the week ended, beside the twelve before where none is "
    "missing. The interval is that of a count (Garwood, 95%). Their places are approximate and they have "
    "no day, so they are in no other figure of this paper.",
    "revisions": "What records that came late changed in a paper that was issued: its number then and the "
    "number when the data of this paper was read. The issued paper stays as it was.",
    "sections": "Complete, partial or missing, by rule and with the reason. Missing is not nought. "
    "Incidents are partial with fewer than four earlier weeks; patrols while one has not been ended; stop "
    "searches where over a fifth lack an outcome or its link; technology without a result; projects with "
    "no figure of the last 35 days; published crime with a month that was not imported; next week without "
    "a planned visit.",
    "sentences": in_words(),
}
