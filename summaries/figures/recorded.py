"""One line of context: what the police published of the whole district. Months, and in no other figure."""

from collections import Counter
from datetime import date
from typing import Any, cast

from django.conf import settings
from django.db.models import Count

from incidents.models import PoliceFile, RecordedCrime
from incidents.recorded_coverage import months_before, next_month, span_words
from measures.counts import garwood_interval, percentage_change

MONTHS = 12
ASIDE = "Approximate places, months only: in no other figure of this paper."
NONE = "No crime published by the police has been imported."


def recorded_figures(*, until: date) -> dict[str, Any]:
    """The newest twelve months published and over by that day, and the twelve before where none is missing.

    Of the force that polices here: the railway's police send files too, with a few rows. A month without a
    file is named and is no zero. One query of the files; two if one holds more than the district.
    """
    files = _files_of_the_main_force(until)
    if not files:
        return _nothing()
    last = max(file.month for file in files)
    months = [months_before(last, back) for back in reversed(range(2 * MONTHS))]
    by_month = _by_month([file for file in files if file.month >= months[0]])
    newest = [month for month in months[MONTHS:] if month in by_month]
    count = sum(by_month[month] for month in newest)
    before = sum(by_month.get(month, 0) for month in months[:MONTHS])
    is_whole = all(month in by_month for month in months)
    low, high = garwood_interval(count)
    change = percentage_change(count, before) if is_whole else None
    missing = [f"{month:%B %Y}" for month in months[MONTHS:] if month not in by_month]
    period = span_words(months[MONTHS], last)
    source = f"data.police.uk ({files[0].force.replace('-', ' ').title()})"
    return {
        "count": count,
        "low": round(low),
        "high": round(high),
        "before": before if is_whole else None,
        "percent": None if change is None else round(change),
        "period": period,
        "source": source,
        "months_missing": missing,
        "words": _words(
            count, (round(low), round(high)), before if is_whole else None, period, source, missing
        ),
    }


def _files_of_the_main_force(until: date) -> list[PoliceFile]:
    found = PoliceFile.objects.filter(kind=PoliceFile.Kind.STREET, month__lt=until)
    files = [file for file in found if next_month(file.month) <= until]
    kept: Counter[str] = Counter()
    for file in files:
        kept[file.force] += file.rows_kept
    main = max(kept, key=lambda force: (kept[force], force), default="")
    return [file for file in files if file.force == main]


def _by_month(files: list[PoliceFile]) -> dict[date, int]:
    """Rows of the district by month. A file that kept the district alone says so itself."""
    area = cast(dict[str, Any], settings.COUNCIL_AREA)
    counts = {file.month: file.rows_kept for file in files if file.area == area["name"]}
    wider = [file for file in files if file.area != area["name"]]
    if wider:
        rows = RecordedCrime.objects.filter(file__in=wider, lsoa_name__startswith=area["lsoa_prefix"])
        found = rows.order_by().values("month").annotate(many=Count("pk")).values_list("month", "many")
        counts |= dict.fromkeys((file.month for file in wider), 0) | dict(found)
    return counts


def _words(
    count: int, interval: tuple[int, int], before: int | None, period: str, source: str, missing: list[str]
) -> str:
    compared = "" if before is None else f", after {before:,} in the twelve months before"
    gaps = f" {', '.join(missing)} missing." if missing else ""
    return (
        f"{count:,} crimes and reports of anti-social behaviour (95% interval {interval[0]:,} to "
        f"{interval[1]:,}) in {settings.COUNCIL_AREA['name']}, {period}{compared}. {source}.{gaps} {ASIDE}"
    )


def _nothing() -> dict[str, Any]:
    numbers = dict.fromkeys(("count", "low", "high", "before", "percent"))
    return {**numbers, "period": "", "source": "", "months_missing": [], "words": f"{NONE} {ASIDE}"}
