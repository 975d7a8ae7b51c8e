"""Reads stop-and-search rows into our codes, and keeps the words the police used."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from incidents.policeuk.codes import TooManyNewWordsError
from incidents.policeuk.identify import CANNOT_READ_ON, PoliceCsv, Rows, reason_of
from incidents.policeuk.places import MAX_REMEMBERED, BadPlaceError, Places
from incidents.policeuk.tally import Tally
from stopsearches import wordings
from stopsearches.searched_at import TimesOfFile, is_in_month, read_time
from stopsearches.wordings import EthnicityWordings, Wordings

# Raise this when the same file would be read into other values than before.
READER = "stop-and-search-1"

# What a kept row is turned into, in this order.
FIELDS = (
    "searched_at",
    "time_precision",
    "part_of_operation",
    "operation_name",
    "lat",
    "lng",
    "h3_cell",
    "outcome_linked_to_object",
    "removed_more_than_outer_clothing",
    "search_type",
    "gender",
    "age_range",
    "self_defined_ethnicity",
    "officer_defined_ethnicity",
    "legislation",
    "object_of_search",
    "outcome",
    "as_written",
)

# The coded columns, by the name of our field and in the order of FIELDS.
FIRST_CODED = FIELDS.index("search_type")
CODED = FIELDS[FIRST_CODED:-1]
MAX_TEXT = 200

StopRow = tuple[object, ...]
# As they are published, and as a program might have written them.
_TRI_STATE: dict[str, bool | None] = {"True": True, "False": False, "true": True, "false": False, "": None}


@dataclass(slots=True)
class _Columns:
    """A reader for each column that has a list of its own."""

    by_field: dict[str, Wordings] = field(
        default_factory=lambda: {
            "search_type": Wordings(wordings.TYPE),
            "gender": Wordings(wordings.GENDER),
            "age_range": Wordings(wordings.AGE_RANGE),
            "self_defined_ethnicity": EthnicityWordings(),
            "officer_defined_ethnicity": Wordings(wordings.OFFICER_ETHNICITY),
            "legislation": Wordings(wordings.LEGISLATION),
            "object_of_search": Wordings(wordings.OBJECT_OF_SEARCH),
            "outcome": Wordings(wordings.OUTCOME),
        }
    )

    # Most rows say in these columns what an earlier row said.
    known: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def read(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """The code of each, and after them the words themselves."""
        found = self.known.get(texts)
        if found is None:
            if len(self.known) >= MAX_REMEMBERED:
                self.known.clear()
            pairs = zip(self.by_field.values(), texts, strict=True)
            codes = tuple(column.code(text) for column, text in pairs)
            found = self.known[texts] = (*codes, as_written(texts))
        return found

    def notes(self) -> list[str]:
        return [
            f"a new {name.replace('_', ' ')}, kept in its own words: {text}"
            for name, column in self.by_field.items()
            for text in sorted(column.unknown)
        ]


def search_times(rows: Rows) -> Iterator[datetime]:
    """The times alone, for a first look at how exact they are; faults are for the real reading."""
    try:
        for row in rows.reader:
            if len(row) == rows.width and (at := read_time(rows.in_order(row)[1])):
                yield at
    except CANNOT_READ_ON:
        return


def stop_rows(
    rows: Rows,
    *,
    file: PoliceCsv,
    places: Places,
    times: TimesOfFile,
    tally: Tally,
) -> Iterator[StopRow]:
    """The rows to keep; what was left out or cannot be true is counted in the tally."""
    columns = _Columns()
    moments: dict[str, tuple[str, str]] = {}

    def moment(date_text: str) -> tuple[str, str]:
        at = read_time(date_text)
        if at is None:
            raise BadRowError(f"not a date and time: {date_text or 'nothing'}")
        if not is_in_month(at, file.month):
            raise BadRowError(f"dated {date_text}, but the file is for {file.month:%Y-%m}")
        believed_at, precision = times.believed(at)
        if len(moments) >= MAX_REMEMBERED:
            moments.clear()
        moments[date_text] = (believed_at.isoformat(), precision.value)
        return moments[date_text]

    def read_row(row: list[str]) -> StopRow | None:
        (
            search_type, date_text, of_operation, operation, lat_text, lng_text, gender, age,
            self_ethnicity, officer_ethnicity, legislation, looked_for, outcome, linked, removed,
        ) = rows.in_order(row)  # fmt: skip
        believed = moments.get(date_text) or moment(date_text)
        if max(map(len, row)) > MAX_TEXT:
            raise BadRowError("a value is too long: is a quotation mark missing?")
        states = (tri_state(of_operation), tri_state(linked), tri_state(removed))
        lat, lng, cell = places.point(lat_text, lng_text)
        if lat is None or lng is None:
            tally.without_location += 1
            if not places.area.is_everywhere:
                return None
        elif not places.area.keeps_point(lat, lng):
            tally.outside += 1
            return None
        texts = (
            search_type, gender, age, self_ethnicity, officer_ethnicity, legislation,
            looked_for, outcome,
        )  # fmt: skip
        coded = columns.read(texts)
        tally.kept += 1
        return (
            *believed, states[0], operation.strip(), lat, lng, cell,
            states[1], states[2], *coded,
        )  # fmt: skip

    try:
        for row in rows.reader:
            if not row:
                continue
            tally.read += 1
            try:
                if len(row) != rows.width:
                    raise BadRowError(f"{len(row)} columns where the header has {rows.width}")
                if kept := read_row(row):
                    yield kept
            except (BadRowError, BadPlaceError) as error:
                tally.problems.add(str(error), rows.line())
    except TooManyNewWordsError as refusal:
        tally.problems.add(refusal.problem.reason, rows.line())
    except CANNOT_READ_ON as error:
        tally.read += 1
        tally.problems.add(reason_of(error), rows.line())
    tally.notes += columns.notes()


class BadRowError(ValueError):
    """A row that cannot be true; the message is for the person who brought the file."""


def tri_state(text: str) -> bool | None:
    """True, false, or not recorded, which is not false."""
    if text in _TRI_STATE:
        return _TRI_STATE[text]
    try:
        return _TRI_STATE[text.strip().casefold()]
    except KeyError:
        raise BadRowError(f"neither True nor False: {text}") from None


def as_written(texts: tuple[str, ...]) -> str:
    """The police's own words as JSON, by the field they were read into; blanks are left out."""
    words = {name: text for name, text in zip(CODED, texts, strict=True) if text}
    return json.dumps(words, ensure_ascii=False)
