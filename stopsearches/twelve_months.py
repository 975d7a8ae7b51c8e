"""How often people of each ethnic group were searched: a year of published files, the whole district.

Never for a zone, and never for a week: so few are searched there that a rate would point at people. Whole
calendar months, because a year that moved by a week would tell of that week whoever takes two papers apart.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, cast

from django.conf import settings
from django.db.models import Count
from shapely import intersects_xy
from shapely.geometry import shape

from incidents.models import PoliceFile
from incidents.recorded_coverage import months_before, next_month
from measures.counts import count_of
from measures.disparity import Disparity, relative_rate
from stopsearches.census import FIVE_GROUPS, ROMA, ROMA_NOTE, Census, EthnicGroup, Grouping
from stopsearches.codes import NOT_RECORDED, UNRECOGNISED
from stopsearches.models import CensusGroup, StopSearch
from zones.models import Boundary

MONTHS = 12
# With more of them missing it would no longer be a year.
MOST_MISSING = 2
OF_A_PERSON = ("person", "person_and_vehicle")
NOT_STATED = "not_stated"
UNKNOWN = (NOT_RECORDED, UNRECOGNISED)
DEFINITION = (
    "Searches of a person, by the ethnicity that the person gave, as published for the newest twelve whole "
    "calendar months. Each group’s searches for each of its residents, divided by those of White people: 1 "
    "is equal. Residents are those of the newest census that was not after these months, else of the first. "
    "The interval is one of 95% (Katz). Not shown where either group has fewer than 10 searches, nor where "
    "more than two months have no file. Never for a zone or a week. People who do not live here are "
    "searched here, too, so a rate for each resident is not the chance of being searched."
)
NO_CENSUS = "No census is loaded."
NO_FILES = "No published stop searches are loaded, so nothing can be said of ethnicity. That is not a zero."


def ethnicity_over_twelve_months(*, until: date, grouping: Grouping = FIVE_GROUPS) -> dict[str, Any]:
    """Relative rates of being searched, over the newest twelve months published and over by that day.

    Searches of a person in the district, by the ethnicity that the person gave, as the force that polices
    here published them; those of vehicles alone, and other forces', are left out. A month without a file is
    named and is no zero; with more than two of them no rate is given. Not stated and not recorded are in no
    rate and told beside them. A group with fewer than 10 searches has a reason in place of a rate, and no
    group has its count here. Four queries, however many searches.
    """
    files = _files_of_the_main_force(until)
    if not files:
        return _nothing(grouping, _census_for(until))
    last = max(file.month for file in files)
    census = _census_for(next_month(last) - timedelta(days=1))
    months = [months_before(last, back) for back in reversed(range(MONTHS))]
    there = [file for file in files if file.month >= months[0]]
    missing = [month for month in months if month not in {file.month for file in there}]
    return {
        "period": _months_in_words(months),
        "first_month": months[0].isoformat(),
        "last_month": last.isoformat(),
        "months_missing": [f"{month:%B %Y}" for month in missing],
        **_counted(_ethnicities(there), grouping, census, missing, _months_in_words(months)),
        "source": f"data.police.uk ({there[0].force.replace('-', ' ').title()}); {_source(census)}",
    }


def _census_for(day: date) -> Census | None:
    return CensusGroup.objects.of_area(_area()["code"]).census_for(day)


def _area() -> Mapping[str, Any]:
    return cast(Mapping[str, Any], settings.COUNCIL_AREA)


def _source(census: Census | None) -> str:
    return census.source_of(_area()["name"]) if census else NO_CENSUS.lower().rstrip(".")


def _files_of_the_main_force(until: date) -> list[PoliceFile]:
    """Of months that were over on that day. The railway's police send files too, with a few rows."""
    files = PoliceFile.objects.filter(kind=PoliceFile.Kind.STOP_AND_SEARCH, month__lt=until)
    over = [file for file in files if next_month(file.month) <= until]
    kept: Counter[str] = Counter()
    for file in over:
        kept[file.force] += file.rows_kept
    main = max(kept, key=lambda force: (kept[force], force), default="")
    return [file for file in over if file.force == main]


def _ethnicities(files: Sequence[PoliceFile]) -> Counter[str]:
    """Searches of a person in the district, by the ethnicity that the person gave."""
    area = _area()
    south, west, north, east = area["box"]
    margin = area["margin"]
    searches = (
        StopSearch.objects.published()
        .filter(police_file__in=files, search_type__in=OF_A_PERSON)
        .in_box(south - margin, west - margin, north + margin, east + margin)
    )
    rows = list(
        searches.order_by().values_list("lat", "lng", "self_defined_ethnicity").annotate(number=Count("pk"))
    )
    inside = _in_the_district({(lat, lng) for lat, lng, _, _ in rows})
    counts: Counter[str] = Counter()
    for lat, lng, ethnicity, number in rows:
        if (lat, lng) in inside:
            counts[ethnicity] += number
    return counts


def _in_the_district(points: Collection[tuple[float, float]]) -> set[tuple[float, float]]:
    """By the published outline where it is loaded; else all, since only the box around it is known."""
    district = Boundary.objects.of_kind(Boundary.Kind.DISTRICT).newest().first()
    if district is None:
        return set(points)
    outline = shape(district.geometry)
    return {(lat, lng) for lat, lng in points if intersects_xy(outline, lng, lat)}


def _counted(
    counts: Counter[str], grouping: Grouping, census: Census | None, missing: Sequence[date], period: str
) -> dict[str, Any]:
    number, not_stated = counts.total(), counts[NOT_STATED]
    not_recorded = sum(counts[code] for code in UNKNOWN)
    without = not_stated + not_recorded
    return {
        **_of_the_census(grouping, census),
        "groups": [_group(group, grouping.reference, counts, census, missing) for group in grouping.others],
        "number": number,
        "not_stated": not_stated,
        "not_recorded": not_recorded,
        "not_recorded_share": round(without / number, 3) if number else None,
        "words": _words(number, not_stated, not_recorded, census, missing, period),
    }


def _group(
    group: EthnicGroup,
    reference: EthnicGroup,
    counts: Counter[str],
    census: Census | None,
    missing: Sequence[date],
) -> dict[str, Any]:
    rate = _rate(group, reference, counts, census, missing)
    shown = [None if value is None else round(value, 2) for value in (rate.value, rate.low, rate.high)]
    return {
        **_named(group, census),
        "value": shown[0],
        "low": shown[1],
        "high": shown[2],
        "rate_words": _rate_words(rate, reference.name),
        "reason": rate.reason,
    }


def _rate(
    group: EthnicGroup,
    reference: EthnicGroup,
    counts: Counter[str],
    census: Census | None,
    missing: Sequence[date],
) -> Disparity:
    if census is None:
        return Disparity(None, None, None, NO_CENSUS)
    if len(missing) > MOST_MISSING:
        return Disparity(None, None, None, f"{len(missing)} of the {MONTHS} months are missing.")
    searched = [sum(counts[code] for code in each.codes) for each in (group, reference)]
    living = [census.residents_of(each) for each in (group, reference)]
    if searched[0] > living[0] or searched[1] > living[1]:
        return Disparity(None, None, None, "There were more searches than people who live here.")
    return relative_rate(searched[0], living[0], searched[1], living[1])


def _rate_words(rate: Disparity, reference: str) -> str:
    if rate.value is None:
        return f"Not shown. {rate.reason}"
    said = f"{rate.value:.2f} times the rate of {reference} people"
    interval = f"95% interval {rate.low:.2f} to {rate.high:.2f}"
    return f"{said} ({interval}{'' if rate.is_clear_difference else ': no clear difference'})"


def _words(
    number: int,
    not_stated: int,
    not_recorded: int,
    census: Census | None,
    missing: Sequence[date],
    period: str,
) -> str:
    searches = "search of a person" if number == 1 else "searches of a person"
    said = [f"{number:,} {searches} in the whole district, as data.police.uk published {period}."]
    if missing:
        months = ", ".join(f"{month:%B %Y}" for month in missing)
        said.append(f"No file for {months}: a gap, not a zero.")
    if number:
        said.append(
            f"{count_of(not_stated + not_recorded, number)} have no ethnicity to count (not stated "
            f"{not_stated:,}, not recorded {not_recorded:,}) and are in no rate."
        )
    if census is not None:
        said.append(f"Compared with the people who lived here on {census.day}, as the census counted them.")
        said += [ROMA_NOTE] if ROMA in census.residents else []
    return " ".join(said)


def _months_in_words(months: Sequence[date]) -> str:
    return f"{months[0]:%B %Y} to {months[-1]:%B %Y}"


def _of_the_census(grouping: Grouping, census: Census | None) -> dict[str, Any]:
    return {
        "census_on": census.reference_on.isoformat() if census else None,
        "reference": _named(grouping.reference, census),
    }


def _named(group: EthnicGroup, census: Census | None) -> dict[str, Any]:
    return {"name": group.name, "population": census.residents_of(group) if census else None}


def _nothing(grouping: Grouping, census: Census | None) -> dict[str, Any]:
    return {
        "period": None,
        "first_month": None,
        "last_month": None,
        "months_missing": [],
        **_of_the_census(grouping, census),
        "groups": [],
        "number": None,
        "not_stated": None,
        "not_recorded": None,
        "not_recorded_share": None,
        "words": NO_FILES,
        "source": _source(census),
    }
