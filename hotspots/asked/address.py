"""The filters in force, each with the address that leaves it out; and where the rows behind a count are."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from govuk.chips import Chosen, without
from hotspots.asked.forms import SelectionForm
from hotspots.asked.selection import Selection
from hotspots.counts.cells import cell_name


def chosen_filters(form: SelectionForm, query: QueryDict) -> list[Chosen]:
    """Every filter of a valid form but the period, which a view always has."""
    selection = form.selection
    named = list(form.chosen)
    if selection.cell is not None:
        named.append(("cell", "Cell", cell_name(selection, selection.cell)))
    return [Chosen(label, words, without(query, name)) for name, label, words in named]


def rows_address(
    selection: Selection,
    *,
    zone: str = "",
    cell: int | None = None,
    place: str = "",
    weekday: str | int | None = None,
    time_of_day: str | int | None = None,
) -> str:
    """The list of exactly the incidents that a count of this selection is of.

    The list asks the query set in the same phrases, and leaves out what its reader may not read, as the
    count did. What is given besides the selection is the one of several by which it was counted:
    a zone, a cell, or a weekday and a time of day, which may then also be "known" or "not_known".
    """
    chosen_zone = selection.zone.slug if selection.zone is not None else ""
    chosen_cell = cell if cell is not None else selection.cell
    asked = {
        "from_on": selection.period.first_on.isoformat(),
        "to_on": selection.period.last_on.isoformat(),
        "kind": selection.category,
        "weapon": selection.weapon,
        "weekday": selection.weekday if weekday is None else str(weekday),
        "time_of_day": selection.time_of_day if time_of_day is None else str(time_of_day),
        "source": selection.source,
        "zone": zone or chosen_zone,
        "place": place,
        "cell": "" if chosen_cell is None else f"{chosen_cell:x}",
        "counted": "yes",
    }
    return f"{reverse('incidents:list')}?{urlencode({name: each for name, each in asked.items() if each})}"
