"""Every route of the site, as the resolver knows it, and the arguments that open each in a test."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.views.generic.list import MultipleObjectMixin

# Not PUT: Django gives every form page one that is its POST under another name, and no endpoint has it.
METHODS = ("GET", "POST", "PATCH", "DELETE")


@dataclass(frozen=True)
class Route:
    """One address, with `<parameters>` still open."""

    name: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def is_api(self) -> bool:
        return hasattr(self.view, "cls")

    @property
    def is_list(self) -> bool:
        if self.is_api:
            return getattr(self.view, "actions", {}).get("get") == "list"
        return issubclass(getattr(self.view, "view_class", object), MultipleObjectMixin)

    @property
    def methods(self) -> list[str]:
        """What a view written as a function accepts it does not say: looking is tried."""
        if actions := getattr(self.view, "actions", None):
            offered = {method.upper() for method in actions}
        elif view_class := getattr(self.view, "view_class", getattr(self.view, "cls", None)):
            allowed = {name.upper() for name in view_class.http_method_names}
            offered = {method for method in METHODS if hasattr(view_class, method.lower())} & allowed
        else:
            offered = {"GET"}
        return [method for method in METHODS if method in offered]

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
    return sorted(_walk(get_resolver(), "", ()), key=lambda route: route.name)


def _walk(resolver: URLResolver, space: str, parameters: tuple[str, ...]) -> Iterator[Route]:
    for each in resolver.url_patterns:
        here = (*parameters, *each.pattern.regex.groupindex)
        if isinstance(each, URLResolver):
            yield from _walk(each, f"{space}{each.namespace}:" if each.namespace else space, here)
        elif isinstance(each, URLPattern):
            assert each.name, f"The route {each.pattern} has no name"
            yield Route(space + each.name, here, each.callback)
