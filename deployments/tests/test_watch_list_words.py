"""The kinds of people on a watch list are said in somebody's own words: a name among them is asked about."""

import pytest
from django.urls import reverse

from audit.free_text.forms import KEEP
from deployments.models import TechDeployment
from deployments.tests.factories import plan
from deployments.tests.test_pages import set_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]
ADDRESS = "deployments:record"


def test_a_name_on_the_watch_list_is_asked_about_and_kept_only_when_ticked(liaison, sign_in):
    browser, page = sign_in(liaison), reverse(ADDRESS, args=["live_facial_recognition"])
    answers = set_up(liaison, watchlist_categories="Wanted on warrant: Jordan Smith")

    asked = browser.post(page, answers)

    form = asked.context["form"]
    assert "looks like somebody’s name" in str(form.errors["watchlist_categories"])
    assert not TechDeployment.objects.exists()
    tick = form.fields[KEEP].widget.attrs["value"]
    browser.post(page, {**answers, KEEP: tick})
    assert TechDeployment.objects.get().watchlist_categories == answers["watchlist_categories"]


def test_it_is_asked_about_with_the_results_of_a_plan_too(liaison, sign_in):
    made = plan(liaison, technology="live_facial_recognition")

    asked = sign_in(liaison).post(
        reverse("deployments:results", args=[made]), {"watchlist_categories": "Jordan Smith"}
    )

    assert "watchlist_categories" in asked.context["form"].errors
    assert f'name="{KEEP}"' in asked.content.decode()
