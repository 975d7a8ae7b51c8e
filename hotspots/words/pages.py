"""The pages that lead to each other around the map, and which filters each of them understands."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.models import User
from accounts.rights import Right
from hotspots.asked.forms import SelectionForm
from hotspots.words.analysis import PAGES

FILTERS = tuple(SelectionForm.base_fields)
# Publication knows months instead of days, and nothing that would cut a count smaller.
COARSE = ("category", "zone")


@dataclass(frozen=True, slots=True)
class MapPage:
    """One link: its route, its name, who may follow it, and the filters that mean the same there."""

    name: str
    label: str
    right: Right
    filters: tuple[str, ...] = FILTERS

    @property
    def route(self) -> str:
        return f"hotspots:{self.name}"


AROUND_THE_MAP = (
    MapPage("map", "Map", Right.VIEW_HOTSPOTS),
    MapPage("analysis", "Analysis", Right.VIEW_HOTSPOTS),
    *(MapPage(each.name, each.label, each.right, FILTERS if each.takes_filters else ()) for each in PAGES),
    MapPage("suggested", "Suggested visits", Right.PLAN_VISITS, ()),
    MapPage("saved", "Saved views", Right.VIEW_HOTSPOTS, ()),
    MapPage("published", "Published figures", Right.VIEW_PUBLISHED_FIGURES, COARSE),
)


def pages_for(reader: User) -> list[MapPage]:
    return [each for each in AROUND_THE_MAP if reader.can(each.right)]


def carried(asked: Mapping[str, str], *, here: str, there: MapPage) -> dict[str, str]:
    """The filters in force that a link may take along, because both pages mean the same by them."""
    known_here = next((each.filters for each in AROUND_THE_MAP if each.name == here), ())
    return {name: asked[name] for name in known_here if name in there.filters and asked.get(name)}
