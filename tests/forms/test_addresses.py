"""Junk in the address: filters of every page, and every parameter of the API, answer and never break."""

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from hypothesis import given, seed
from hypothesis import strategies as st

from tests.access import EXPECTED
from tests.forms.filling import FEWER, any_text, in_place_of
from tests.forms.found import PAGES, ROUTES, Town, text_of, undone, who_may
from tests.forms.reading import Field, read_page
from tests.forms.sending import in_address
from tests.routes import Route

pytestmark = pytest.mark.django_db
OPENED = sorted(
    route.name for route in PAGES if "GET" in route.methods and "ok" in EXPECTED[route.name, "GET"].values()
)
ENDPOINTS = sorted(route.name for route in ROUTES.values() if route.is_api and "GET" in route.methods)
# What pages take besides the filters that stand on them.
EVERYWHERE = (
    "page",
    "print",
    "week",
    "version",
    "sort",
    "size",
    "next",
    "on",
    "part",
    "of",
    "grid",
    "process",
)
Query = Sequence[tuple[str, str]]


@pytest.fixture(scope="module")
def parameters() -> Iterator[dict[str, list[str]]]:
    """What each endpoint says that its address may hold."""
    GENERATOR_STATS.reset()
    paths = SchemaGenerator(api_version="1").get_schema(request=None, public=True)["paths"]
    yield {
        path: [each["name"] for each in methods["get"].get("parameters", []) if each["in"] == "query"]
        for path, methods in paths.items()
        if "get" in methods
    }
    GENERATOR_STATS.reset()


def query_of(fields: Sequence[Field], ids: Sequence[str]) -> st.SearchStrategy[Query]:
    """A few parameters at a time, each with what it could not mean."""
    by_name: dict[str, list[Field]] = {}
    for each in fields:
        by_name.setdefault(each.name, []).append(each)
    pairs = [
        in_place_of(found, ids).map(lambda answers, name=name: [(name, each) for each in answers])
        for name, found in sorted(by_name.items())
    ]
    more = st.tuples(st.sampled_from(EVERYWHERE), any_text(ids)).map(lambda pair: [pair])
    some = st.lists(st.one_of(*pairs, more), min_size=1, max_size=6)
    return some.map(lambda lists: [pair for each in lists for pair in each])


@pytest.mark.parametrize("name", OPENED)
def test_a_page_answers_whatever_stands_in_its_address(town: Town, ids: list[str], name: str) -> None:
    route, role = ROUTES[name], who_may(name, "GET")
    fields = town.asked_in_address(route, role)

    ask(town, route, role, query_of(fields, ids))


@pytest.mark.parametrize("name", ENDPOINTS)
def test_an_endpoint_answers_whatever_stands_in_its_address(
    town: Town, ids: list[str], parameters: dict[str, list[str]], name: str
) -> None:
    route, role = ROUTES[name], who_may(name, "GET")
    described = described_as(town.address(route), parameters)
    fields = [Field(each, "text") for each in (*described, "format", "page", "page_size")]

    ask(town, route, role, query_of(fields, ids))


def ask(town: Town, route: Route, role: str, queries: st.SearchStrategy[Query]) -> None:
    with undone():
        browser = town.browser_of(route.name, role)

        @FEWER
        @seed(crc32(route.name.encode()))
        @given(queries)
        def whatever_is_asked(query: Query) -> None:
            with undone():
                answer = browser.get(f"{town.address(route)}?{in_address(query)}")
                assert answer.status_code < 500
                html = text_of(answer)
                # What describes the API is drawn by a script.
                assert route.is_api or not html or read_page(html).has_heading

        whatever_is_asked()


def described_as(address: str, parameters: dict[str, list[str]]) -> list[str]:
    """The description that fits the address best: with the fewest parts left open."""
    fitting = [path for path in parameters if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), address)]
    return parameters[min(fitting, key=lambda path: path.count("{"))] if fitting else []
