"""The published figures of some months: the page, its map, the file and the API take them from here."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotspots.disclosed.asked import PublishedForm
from hotspots.disclosed.places import PublishedArea, Town, town_on
from hotspots.disclosed.publishing import PublishedMonth, published_months
from incidents.categories import COUNTED, LABELS, Category
from measures.disclosure.published import Between, PublishedTable, add_up
from measures.quarters import Month

ALL_KINDS = "All kinds"
ALL_PLACES = "All places"


@dataclass(frozen=True)
class Column:
    """A place as the tables show it; `keys` is None for all places."""

    name: str
    keys: tuple[str, ...] | None


@dataclass(frozen=True)
class Row:
    """A kind or a month, with what is published of each column."""

    name: str
    counts: tuple[Between, ...]


@dataclass(frozen=True)
class AreaFigure:
    area: PublishedArea
    count: Between


@dataclass(frozen=True)
class PublishedFigures:
    months: tuple[PublishedMonth, ...]
    columns: tuple[Column, ...]
    by_kind: tuple[Row, ...]
    by_month: tuple[Row, ...]
    areas: tuple[AreaFigure, ...]
    within: Between
    kind: str
    # The one that was asked for by its zone.
    chosen: AreaFigure | None

    @property
    def first(self) -> Month:
        return self.months[0].month

    @property
    def last(self) -> Month:
        return self.months[-1].month

    @property
    def period_words(self) -> str:
        """ "October 2026", or "August 2026 to October 2026"."""
        if self.first == self.last:
            return self.first.label
        return f"{self.first.label} to {self.last.label}"

    @property
    def kind_words(self) -> str:
        return LABELS[Category(self.kind)] if self.kind else ALL_KINDS

    @property
    def statement(self) -> str:
        """The one line above the map."""
        what = f"incidents ({self.kind_words.lower()})" if self.kind else "incidents"
        if self.chosen is None:
            return f"{self.within.words} {what} within the zones, {self.period_words}."
        return f"{self.chosen.count.words} {what} in {self.chosen.area.name}, {self.period_words}."


def published_figures(form: PublishedForm) -> PublishedFigures:
    """Everything that is published of the months, the kind and the zone of a valid form."""
    zone, kind = form.cleaned_data["zone"], form.cleaned_data["category"]
    town = town_on(form.last.ends_on)
    months = published_months(form.first, form.last)
    tables = [each.table for each in months]
    kinds = [kind] if kind else None
    areas = [area for area in town.areas if zone is None or set(area.keys) <= _keys_of(town, zone.slug)]
    columns = _columns(town, areas, whole=zone is None)

    def row(name: str, of: Sequence[PublishedTable], kinds: Sequence[str] | None) -> Row:
        return Row(name, tuple(add_up(of, places=column.keys, kinds=kinds) for column in columns))

    by_kind = [row(LABELS[each], tables, [each]) for each in COUNTED if not kind or each == kind]
    if not kind:
        by_kind.append(row(ALL_KINDS, tables, None))
    figures = [AreaFigure(area, add_up(tables, places=area.keys, kinds=kinds)) for area in areas]
    within = {key for area in town.zones for key in area.keys}
    return PublishedFigures(
        months=tuple(months),
        columns=tuple(columns),
        by_kind=tuple(by_kind),
        by_month=tuple(row(each.month.label, [each.table], kinds) for each in reversed(months)),
        areas=tuple(figures),
        within=add_up(tables, places=within, kinds=kinds),
        kind=kind,
        chosen=next((each for each in figures if zone and each.area.slug == zone.slug), None),
    )


def _keys_of(town: Town, slug: str) -> set[str]:
    return {key for area in town.areas if area.slug == slug for key in area.keys}


def _columns(town: Town, areas: Sequence[PublishedArea], *, whole: bool) -> list[Column]:
    """The places that make up what was asked for, and their sum where there is more than one."""
    keys = {key for area in areas for key in area.keys}
    columns = [Column(place.name, (place.key,)) for place in town.places if whole or place.key in keys]
    if whole:
        columns.append(Column(ALL_PLACES, None))
    elif len(columns) > 1:
        columns.append(Column("Together", tuple(key for column in columns for key in column.keys or ())))
    return columns
