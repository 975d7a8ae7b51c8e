"""Tests of forms that ask again before they keep what looks like a person."""

from django import forms

from audit.free_text.forms import KEEP, FreeTextForm


class NoteForm(FreeTextForm):
    free_text = ("note",)

    note = forms.CharField(required=False)


def test_a_text_about_nobody_is_kept_without_a_question() -> None:
    form = NoteForm({"note": "Two bottles taken away in Market Square"})

    assert form.is_valid()
    assert KEEP not in form.fields


def test_a_name_is_asked_about_beside_what_was_written() -> None:
    form = NoteForm({"note": "Seen: Jordan Smith"})

    assert not form.is_valid()
    assert "“Jordan Smith” looks like somebody’s name" in form.errors["note"][0]
    assert KEEP in form.fields


def test_whoever_ticks_keeps_the_text_as_written() -> None:
    asked = NoteForm({"note": "Seen: Jordan Smith"})
    asked.is_valid()
    tick = asked.fields[KEEP].widget.attrs["value"]

    form = NoteForm({"note": "Seen: Jordan Smith", KEEP: tick})

    assert form.is_valid()
    assert form.cleaned_data["note"] == "Seen: Jordan Smith"


def test_a_tick_for_one_name_does_not_keep_another() -> None:
    asked = NoteForm({"note": "Seen: Jordan Smith"})
    asked.is_valid()
    tick = asked.fields[KEEP].widget.attrs["value"]

    form = NoteForm({"note": "Seen: Jordan Smith and Alex Jones", KEEP: tick})

    assert not form.is_valid()
