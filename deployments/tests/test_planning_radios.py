"""Choosing a technology for a plan: each says how it stands, and a paused one is pale."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from deployments.tests.factories import paused

PLAN = reverse("deployments:plan")
FACES, GATE, DETECTOR = range(3)


def options(page):
    """The three technologies of the form, each as markup."""
    return page.content.decode().split('<div class="govuk-radios__item')[1:]


def said(option):
    return " ".join(strip_tags(option.split("</div>")[0]).split())


@pytest.fixture
def today():
    return timezone.localdate()


def test_a_paused_technology_is_pale_and_says_since_when_and_why(liaison, zones, sign_in):
    paused(liaison)

    shown = options(sign_in(liaison).get(PLAN))

    assert "Paused since 20 March 2026: Under review" in said(shown[FACES])
    assert shown[FACES].startswith(" app-radio-paused")
    assert not shown[GATE].startswith(" app-radio-paused")


def test_active_and_not_recorded_are_told_apart(liaison, zones, sign_in):
    paused(liaison, technology="opengate", state="active", reason="", source="")

    shown = options(sign_in(liaison).get(PLAN))

    assert "Active since" in said(shown[GATE])
    assert "govuk-tag--green" in shown[GATE]
    assert "Nobody has recorded whether it may be used" in said(shown[DETECTOR])
    assert "govuk-tag--grey" in shown[DETECTOR]


def test_a_pause_that_was_announced_is_said_beside_how_it_stands_today(liaison, zones, sign_in, today):
    paused(liaison, since_on=today - timedelta(days=9), state="active", reason="", source="")
    paused(liaison, since_on=today + timedelta(days=9), now=timezone.now())

    shown = options(sign_in(liaison).get(PLAN))

    assert "Active since" in said(shown[FACES]) and "Paused from" in said(shown[FACES])
    assert not shown[FACES].startswith(" app-radio-paused")


def test_a_paused_one_can_be_chosen_and_says_so_to_a_screen_reader(liaison, zones, sign_in):
    paused(liaison)

    shown = options(sign_in(liaison).get(PLAN))[FACES]

    assert "disabled" not in shown
    assert 'aria-describedby="id_technology_0_standing"' in shown
