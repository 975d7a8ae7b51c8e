"""Every route of the site, as the resolver knows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

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


def routes() -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """Name with its namespaces, names of the parameters, view."""
    yield from _walk(get_resolver(), "", ())


def _walk(
    resolver: URLResolver, space: str, parameters: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    for each in resolver.url_patterns:
        here = (*parameters, *each.pattern.regex.groupindex)
        if isinstance(each, URLResolver):
            yield from _walk(each, f"{space}{each.namespace}:" if each.namespace else space, here)
        elif isinstance(each, URLPattern):
            if not each.name:
                raise ValueError(f"The route {each.pattern} has no name.")
            yield space + each.name, here, each.callback
