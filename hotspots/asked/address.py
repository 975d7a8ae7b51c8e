"""The filters in force as a page shows them, each with the address that leaves it out."""

from dataclasses import dataclass

from django.http import QueryDict

from hotspots.asked.forms import SelectionForm
from hotspots.counts.cells import cell_name


@dataclass(frozen=True)
class Chosen:
    """One filter in words; `without` is the query string of the same view without it."""

    label: str
    words: str
    without: str


def chosen_filters(form: SelectionForm, query: QueryDict) -> list[Chosen]:
    """Every filter of a valid form but the period, which a view always has."""
    selection = form.selection
    named = list(form.chosen)
    if selection.cell is not None:
        named.append(("cell", "Cell", cell_name(selection, selection.cell)))
    return [Chosen(label, words, without(query, name)) for name, label, words in named]


def without(query: QueryDict, *names: str) -> str:
    """The query string less those parameters."""
    left = query.copy()
    for name in names:
        left.pop(name, None)
    return f"?{left.urlencode()}"
