"""Which of a sender's headings is which column of ours."""

from collections import Counter
from collections.abc import Mapping, Sequence

from imports.headings import by_equal_heading
from imports.kinds import Column


def places_of(
    columns: Sequence[Column], headings: Sequence[str], chosen: Mapping[str, str]
) -> tuple[dict[str, int], list[str]]:
    """Where each column of ours stands in the sheet, and what is wrong with the headings, a sentence each.

    With nothing chosen, those that are called like ours.
    """
    chosen = {name: each for name, each in chosen.items() if each} or by_equal_heading(columns, headings)
    count, first = Counter(headings), {heading: place for place, heading in reversed([*enumerate(headings)])}
    places, problems = {}, []
    for column in columns:
        heading = chosen.get(column.name)
        if heading is None:
            if column.is_required:
                problems.append(f"No column is “{column.heading}”. Say which one it is, or add it.")
        elif heading not in first:
            problems.append(f"The file has no column “{heading}”, which should be “{column.heading}”.")
        elif count[heading] > 1:
            problems.append(f"{count[heading]} columns are called “{heading}”. Give each a name of its own.")
        else:
            places[column.name] = first[heading]
    return places, problems


def not_read(headings: Sequence[str], places: Mapping[str, int]) -> list[str]:
    """The headings that are no column of ours."""
    used = set(places.values())
    return [heading for place, heading in enumerate(headings) if heading and place not in used]
