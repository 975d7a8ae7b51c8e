"""The stop search pages, which only the police open."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessRecord
from stopsearches.models import StopSearch
from stopsearches.tests.factories import STOW, published, stop_search

LIST = reverse("stopsearches:list")
NEW = reverse("stopsearches:record")


def answers(**changes):
    yesterday = timezone.localtime() - timedelta(days=1)
    coded = ("search_type", "age_range", "gender", "self_defined_ethnicity", "officer_defined_ethnicity",
             "legislation", "object_of_search", "outcome", "found_item")  # fmt: skip
    yes_or_no = ("outcome_linked_to_object", "removed_more_than_outer_clothing", "part_of_operation")
    return {
        "client_id": "8f7a1d1e-5a5e-4a60-9a39-0e6cf7a6e0b1",
        "searched_at_0": f"{yesterday:%Y-%m-%d}", "searched_at_1": "21:15", "time_precision": "exact",
        **dict.fromkeys(coded, "not_recorded"), **dict.fromkeys(yes_or_no, "None"), **STOW, **changes,
    }  # fmt: skip


def test_a_recorded_search_keeps_its_three_kinds_of_answer(liaison, zones, sign_in):
    sent = answers(
        outcome_linked_to_object="True", removed_more_than_outer_clothing="False", outcome="arrest"
    )

    page = sign_in(liaison).post(NEW, sent, follow=True)

    made = StopSearch.objects.get()
    three = (made.outcome_linked_to_object, made.removed_more_than_outer_clothing, made.part_of_operation)
    assert page.status_code == 200
    assert three == (True, False, None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"searched_at_1": "25:00"}, "searched_at"),
        ({"lat": ""}, "lat"),
        ({"patrol": "PAT-1"}, "patrol"),
        ({"outcome": "unrecognised"}, "outcome"),
        ({"operation_name": "Sceptre", "part_of_operation": "False"}, "part_of_operation"),
    ],
)
def test_a_refused_form_says_which_field_and_keeps_what_was_typed(liaison, zones, sign_in, wrong, field):
    page = sign_in(liaison).post(NEW, answers(reference="42SS/1234/26", **wrong))

    assert field in page.context["form"].errors
    assert b'value="42SS/1234/26"' in page.content
    assert b"There is a problem" in page.content


def test_the_form_has_no_box_for_a_name(liaison, zones, sign_in):
    form = sign_in(liaison).get(NEW).context["form"]

    free_text = {name for name, field in form.fields.items() if type(field).__name__ == "CharField"}
    assert free_text == {"reference", "operation_name"}


def test_a_search_is_put_right_from_what_it_held(liaison, zones, sign_in):
    made = stop_search(liaison, outcome_linked_to_object=False)
    address = reverse("stopsearches:correct", args=[made.pk])

    page = sign_in(liaison).get(address)

    assert page.context["form"]["outcome_linked_to_object"].value() == "False"
    assert 'value="False" id="id_outcome_linked_to_object_1" checked' in page.content.decode()


def test_a_published_search_has_no_form(liaison, zones, sign_in, month_file):
    made = published(month_file)
    browser = sign_in(liaison)

    assert browser.get(made.get_absolute_url()).status_code == 200
    assert browser.get(reverse("stopsearches:correct", args=[made.pk])).status_code == 404


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("outcome=arrest", 1),
        ("linked=not_recorded", 1),
        ("linked=yes", 1),
        ("zone=the-stow", 2),
        ("source=police_uk", 0),
    ],
)
def test_the_list_is_filtered_by_the_address(liaison, zones, sign_in, query, number):
    stop_search(liaison, outcome="arrest", outcome_linked_to_object=True)
    stop_search(liaison)

    page = sign_in(liaison).get(f"{LIST}?{query}")

    assert page.context["paginator"].count == number


def test_a_list_of_both_sources_warns_that_a_search_may_be_there_twice(liaison, zones, sign_in, month_file):
    stop_search(liaison)
    published(month_file)
    browser = sign_in(liaison)

    assert b"may repeat a record" in browser.get(LIST).content
    assert b"may repeat a record" not in browser.get(f"{LIST}?source=police_record").content


@pytest.mark.parametrize("role", ["officer", "supervisor", "councillor", "analyst", "administrator"])
def test_nobody_but_the_police_liaison_opens_a_stop_search(request, role, liaison, zones, sign_in):
    made = stop_search(liaison)
    browser = sign_in(request.getfixturevalue(role))

    assert {browser.get(each).status_code for each in (LIST, NEW, made.get_absolute_url())} == {403}


def test_reading_leaves_access_records(liaison, zones, sign_in):
    made = stop_search(liaison)
    browser = sign_in(liaison)

    browser.get(LIST)
    browser.get(made.get_absolute_url())

    left = AccessRecord.objects.filter(kind="stop search").values_list("action", flat=True)
    assert sorted(left) == ["list", "view"]


def test_a_longer_list_asks_the_database_no_more_often(
    liaison, zones, sign_in, django_assert_max_num_queries
):
    browser = sign_in(liaison)
    for _ in range(12):
        stop_search(liaison)

    with django_assert_max_num_queries(14):
        browser.get(LIST)
