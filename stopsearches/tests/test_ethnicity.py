"""Ethnicity over twelve months as a page and an endpoint: the same figure, its definition, and no count."""

import pytest
from django.urls import reverse

from audit.models import AccessRecord
from stopsearches.tests.test_twelve_months import files, searches
from stopsearches.twelve_months import DEFINITION

pytestmark = pytest.mark.django_db
PAGE = reverse("stopsearches:twelve-months")
API = reverse("api:stop-searches-ethnicity")


@pytest.mark.parametrize("role", ["liaison", "analyst"])
def test_page_and_endpoint_tell_the_same_with_its_definition(request, role, sign_in, api):
    of_a_year = files()
    searches(154, "black_african", of_a_year)
    searches(892, "white_british", of_a_year)
    searches(9, "asian_indian", of_a_year)
    reader = request.getfixturevalue(role)

    page, answer = sign_in(reader).get(PAGE), api(reader).get(API).json()

    shown = {group["name"]: group["rate_words"] for group in answer["groups"]}
    assert shown == {group["name"]: group["rate_words"] for group in page.context["told"]["groups"]}
    assert shown["Asian"] == "Not shown. Fewer than 10 in one of the groups."
    assert shown["Black"].startswith("2.")
    assert answer["definition"] == DEFINITION
    assert DEFINITION in page.content.decode()
    assert AccessRecord.objects.filter(kind="ethnicity of stop searches").count() == 2


def test_without_files_it_says_that_this_is_no_zero(analyst, sign_in, api):
    page = sign_in(analyst).get(PAGE).content.decode()

    assert "That is not a zero." in page
    assert api(analyst).get(API).json()["number"] is None
