"""Every route of the site, and the arguments that open each in a test."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.views.generic.list import MultipleObjectMixin

from harlowsafety.who_may import routes


@dataclass(frozen=True)
class Route(routes.Route):
    @property
    def is_list(self) -> bool:
        if self.is_api:
            return getattr(self.view, "actions", {}).get("get") == "list"
        return issubclass(getattr(self.view, "view_class", object), MultipleObjectMixin)

    def kind(self, known: Iterable[str]) -> str:
        """What it is about; the longest known beginning wins: `patrols:visit` before `patrols`."""
        plain = self.name.removeprefix("api:")
        kinds = [kind for kind in known if plain.startswith(kind)]
        assert kinds, f"Nothing to open {self.name} {self.parameters} with: add it to tests/world.py"
        return max(kinds, key=len)

    def address(self, records: Mapping[str, Any]) -> str:
        """Its address for the record of its kind; a parameter is named like the record's attribute."""
        if not self.parameters:
            return reverse(self.name)
        record = records[self.kind(records)]
        return reverse(self.name, kwargs={each: getattr(record, each) for each in self.parameters})


def all_routes() -> list[Route]:
    return sorted((Route(*each) for each in routes.routes()), key=lambda route: route.name)
