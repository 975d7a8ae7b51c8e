"""The modules of a script are told to the browser before it reads them."""

from django.template import engines

from govuk.modules import imported_by
from tests.house import ROOT


def test_what_a_module_imports_is_found_through_those_that_it_imports() -> None:
    found = imported_by("js/sort.js")

    assert found[0] == "js/sort.js"
    assert set(found) == {"js/sort.js", "js/map/elements.js", "js/sort/order.js"}


def test_every_module_that_is_found_exists_and_is_named_once() -> None:
    found = imported_by("js/map/main.js")

    assert len(found) == len(set(found)) > 20
    assert all((ROOT / "static" / each).is_file() for each in found)


def test_the_tag_tells_of_each_module_and_runs_the_first_before_the_page_is_painted() -> None:
    page = engines["django"].from_string("{% load modules %}{% module 'js/sort.js' %}").render()

    assert page.count('rel="modulepreload"') == 3
    assert page.count("<script") == 1 and 'blocking="render"' in page
