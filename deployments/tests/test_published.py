"""The public register: what anybody may be told, and what nobody is."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from audit.models import AccessRecord
from deployments.published.rows import HEADINGS
from deployments.tests.factories import NOW, camera, deployment, plan

PAGE, FILE = reverse("deployments:public"), reverse("deployments:public_csv")


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_row_hides_small_counts_and_tells_nought(liaison, zones):
    made = deployment(
        liaison, people_screened=277, detector_alerts=3,
        results={("weapon_found_knife", "caused_by"): 0, ("arrest", "during"): 12},
    )  # fmt: skip

    row = made.published

    assert (row["People screened"], row["Alerts"]) == ("275", "1 to 4")
    assert row["Weapons found on people, caused by it"] == "0"
    assert (row["Arrests, during it"], row["Arrests, caused by it"]) == ("10", "Not recorded")


def test_alerts_are_told_as_the_published_paper_tells_them_and_not_split_further(liaison, zones):
    row = camera(liaison).published

    told = {name: value for name, value in row.items() if "lert" in name}
    assert told == {"Alerts": "5", "False alerts": "1 to 4"}


def test_a_sum_of_hidden_counts_leaves_each_of_them_hidden(liaison, zones):
    made = deployment(
        liaison, results={("weapon_found_knife", "caused_by"): 1, ("weapon_found_other", "caused_by"): 1}
    )

    assert made.published["Weapons found on people, caused by it"] == "2 to 8"


def test_a_site_is_told_only_where_it_may_be(liaison, zones):
    hidden = deployment(liaison, site="By the clock", use_case="Market day")
    told = deployment(liaison, site="By the clock", use_case="Market day", site_is_public=True)

    assert hidden.published["Where"] == str(hidden.zone)
    assert hidden.published["Use case"] == "Not published"
    assert (told.published["Where"], told.published["Use case"]) == ("By the clock", "Market day")


def test_no_row_names_an_officer_or_repeats_what_somebody_wrote(liaison, zones):
    made = deployment(
        liaison, objective="Somebody wanted", notes="Somebody was seen", authority_reference="A/1",
        authority_rank="superintendent",
    )  # fmt: skip

    told = " ".join(made.published.values())

    for never in ("Somebody", "A/1", liaison.full_name, "51.77", "Market Square"):
        assert never not in told
    assert "Superintendent" in told


def test_every_row_has_every_column_in_one_order(liaison, zones):
    assert tuple(camera(liaison).published) == tuple(deployment(liaison).published) == HEADINGS


def test_the_file_says_its_marking_its_time_and_its_filters_and_is_on_record(
    analyst, liaison, zones, sign_in
):
    made = deployment(liaison)
    camera(liaison, starts_at=NOW - timedelta(days=300))

    answer = sign_in(analyst).get(FILE, {"from_on": "2026-11-01"})

    rows = lines(answer.content)
    assert rows[0] == ["# OFFICIAL, for publication"]
    assert rows[1][0].startswith("# Made: ")
    assert rows[2] == ["# From: 2026-11-01"]
    assert [row[0] for row in rows[5:]] == ["Reference", made.reference]
    assert "OFFICIAL, for publication" in answer["Content-Disposition"]
    record = AccessRecord.objects.get(action="export")
    assert (record.ids, record.count, record.filters) == ([made.reference], 1, "from_on=2026-11-01")


def test_a_site_that_looks_like_a_formula_is_not_one_in_the_file(analyst, liaison, zones, sign_in):
    deployment(liaison, site="=1+1", site_is_public=True)

    last = lines(sign_in(analyst).get(FILE).content)[-1]

    assert last[HEADINGS.index("Where")] == "'=1+1"


def test_a_plan_is_not_in_the_register(liaison, zones, sign_in):
    plan(liaison, site_is_public=True)

    assert b"No deployment matches" in sign_in(liaison).get(PAGE).content


def test_a_cabinet_member_reads_the_page_and_is_given_no_file(councillor, liaison, zones, sign_in):
    deployment(liaison, people_screened=275)
    browser = sign_in(councillor)

    page = browser.get(PAGE).content.decode()

    assert "275" in page and "Save as CSV" not in page
    assert browser.get(FILE).status_code == 403


@pytest.mark.parametrize(("role", "status"), [("supervisor", 200), ("officer", 403), ("administrator", 403)])
def test_the_file_is_for_those_who_may_take_records_out(role, status, request, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(FILE).status_code == status


def test_a_day_that_is_none_leads_back_to_the_page_that_says_so(analyst, sign_in):
    answer = sign_in(analyst).get(FILE, {"from_on": "yesterday"}, follow=True)

    assert answer.request["PATH_INFO"] == PAGE
    assert "from_on" in answer.context["filter"].form.errors
