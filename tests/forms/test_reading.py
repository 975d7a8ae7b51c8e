"""The tests of forms can fail: they see a field that is not there, and what was lost on the way back."""

import pytest
from django.utils.html import escape

from tests.forms.junk import TEXTS
from tests.forms.reading import Field, read_page
from tests.forms.sending import as_received, in_address
from tests.forms.test_posts import lost

ASKED = [Field("note", "textarea"), Field("where", "text"), Field("key", "hidden")]


def page_with(note: str, where: str) -> str:
    return (
        f'<h1>A</h1><form method="post"><textarea name="note">\n{note}</textarea>'
        f'<input name="where" value="{where}"><input type="hidden" name="key"></form>'
    )


@pytest.mark.parametrize("typed", TEXTS)
def test_what_was_typed_and_escaped_is_found_again(typed: str) -> None:
    typed = as_received(typed)

    page = read_page(page_with(escape(typed), escape(typed)))

    assert lost(page, ASKED, [("note", typed), ("where", typed)]) == {}


def test_what_is_not_there_any_more_is_lost() -> None:
    page = read_page(page_with("", "Elsewhere"))

    assert lost(page, ASKED, [("note", "Here"), ("where", "Here")]) == {"note": "Here", "where": "Here"}


def test_what_was_not_escaped_is_lost_too() -> None:
    typed = '"><img src=x>'

    assert "where" in lost(read_page(page_with("", typed)), ASKED, [("where", typed)])


def test_nobody_looks_for_what_was_not_typed() -> None:
    assert lost(read_page("<h1>A</h1>"), ASKED, [("key", "not a key")]) == {}


def test_a_field_outside_its_form_belongs_to_it_all_the_same() -> None:
    page = read_page('<form method="post" id="a"></form><input form="a" name="b"><select name="c"></select>')

    assert [each.name for each in page.forms[0].fields] == ["b"]


def test_half_a_character_is_sent_as_it_is() -> None:
    assert in_address([("a", "\ud800")]) == "a=%ED%A0%80"
