"""What is left of erased records: how many there were, told only as it might be published."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from audit.retention.kinds import RetentionKind
from audit.retention.models import ErasedCount
from measures.disclosure.published import Between, PublishedTable, add_up, publish_count, publish_table

ELSEWHERE = ""


def keep_counts(kind: RetentionKind, keys: Collection[int]) -> None:
    """Add to what is kept of each month. The caller erases the records in this transaction."""
    adding: dict[tuple[date, str, str], int] = defaultdict(int)
    for month, place, category, many in kind.counted(kind.rows.filter(pk__in=keys)):
        together = category in kind.told_together
        adding[month, ELSEWHERE if together else place, category] += many
    months = {month for month, _, _ in adding}
    for kept in ErasedCount.objects.filter(kind=kind.key, month__in=months):
        if (told := (kept.month, kept.place, kept.category)) in adding:
            adding[told] += kept.count
    ErasedCount.objects.bulk_create(
        [
            ErasedCount(kind=kind.key, month=month, place=place, category=category, count=many)
            for (month, place, category), many in adding.items()
        ],
        update_conflicts=True,
        unique_fields=["kind", "month", "place", "category"],
        update_fields=["count"],
    )


@dataclass(frozen=True, slots=True)
class ToldMonth:
    """What is said of one month. `together` is of the categories that are never told apart."""

    month: date
    places: tuple[Between, ...]
    total: Between
    together: Between


@dataclass(frozen=True, slots=True)
class ToldCounts:
    """Every month of a kind, the newest first; and each category over all of them."""

    places: tuple[str, ...]
    months: tuple[ToldMonth, ...]
    categories: tuple[tuple[str, Between], ...]
    together: bool


def told_counts(kind: RetentionKind) -> ToldCounts:
    """One query. No exact count leaves here."""
    found: dict[date, dict[tuple[str, str], int]] = defaultdict(dict)
    together: dict[date, int] = defaultdict(int)
    for each in ErasedCount.objects.filter(kind=kind.key):
        if each.category in kind.told_together:
            found.setdefault(each.month, {})
            together[each.month] += each.count
        else:
            found[each.month][each.place, each.category] = each.count
    places = _known(kind.place_names(), (place for counts in found.values() for place, _ in counts))
    names = {code: name for code, name in kind.category_names().items() if code not in kind.told_together}
    categories = _known(names, (category for counts in found.values() for _, category in counts))
    tables = {
        month: publish_table(counts, places=list(places), kinds=list(categories))
        for month, counts in found.items()
    }
    return ToldCounts(
        places=tuple(places.values()),
        months=tuple(
            _month(month, tables[month], together[month], list(places))
            for month in sorted(tables, reverse=True)
        ),
        categories=tuple((name, add_up(tables.values(), kinds={code})) for code, name in categories.items()),
        together=bool(kind.told_together),
    )


def _month(month: date, table: PublishedTable, together: int, places: list[str]) -> ToldMonth:
    said = tuple(table.places[place] for place in places)
    return ToldMonth(month, said, table.total, publish_count(together))


def _known(names: Mapping[str, str], met: Iterable[str]) -> dict[str, str]:
    """All that have a name, also where nothing was counted; and those met that have none any more."""
    found = dict(names)
    for code in sorted(set(met)):
        found.setdefault(code, code or "Elsewhere")
    return found
