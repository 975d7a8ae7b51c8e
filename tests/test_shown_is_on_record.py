"""Whatever page shows a record, the access log can answer who saw it."""

from django.urls import reverse
from django.utils import timezone

from audit.models import AccessRecord
from deployments.tests.factories import deployment
from incidents.tests.factories import incident
from patrols.services import start_patrol
from patrols.tests.factories import patrol
from summaries.tests.factories import WEEK, draft


def seen(kind: str) -> list[tuple[str, list[str]]]:
    return list(AccessRecord.objects.filter(kind=kind).order_by("pk").values_list("action", "ids"))


def test_a_list_is_on_record_with_the_references_that_it_showed(officer, sign_in):
    made = incident(officer)

    sign_in(officer).get("/incidents/")

    assert seen("incident") == [("list", [made.reference])]


def test_the_list_of_papers_is_on_record_with_weeks_and_versions(zones, supervisor, sign_in, api):
    draft()

    sign_in(supervisor).get(reverse("summaries:list"))
    api(supervisor).get("/api/v1/summaries/")

    assert seen("summary") == [("list", [f"{WEEK} version 1"])] * 2


def test_the_page_that_corrects_an_incident_shows_it(officer, supervisor, sign_in):
    made = incident(officer)

    sign_in(supervisor).get(f"/incidents/{made}/correct/")
    sign_in(supervisor).post(f"/incidents/{made}/correct/", {})

    assert seen("incident") == [("view", [made.reference])] * 2


def test_a_move_that_is_refused_shows_the_incident_again(officer, supervisor, sign_in):
    made = incident(officer)

    sign_in(supervisor).post(f"/incidents/{made}/move/", {"status": "withdrawn"})

    assert seen("incident") == [("view", [made.reference])]


def test_a_move_that_is_refused_shows_the_deployment_again(liaison, zones, sign_in):
    made = deployment(liaison)

    sign_in(liaison).post(f"/deployments/{made}/move/", {"status": "cancelled"})

    assert seen("deployment") == [("view", [made.reference])]


def test_striking_out_without_a_reason_shows_the_patrol_again(officer, supervisor, zones, sign_in):
    made = patrol(officer)

    sign_in(supervisor).post(f"/patrols/{made}/strike/", {"reason": ""})

    assert seen("patrol") == [("view", [made.reference])]


def test_the_pages_about_a_draft_show_it(supervisor, zones, sign_in):
    draft()
    browser = sign_in(supervisor)

    for page in ("edit", "issue", "comment"):
        browser.get(reverse(f"summaries:{page}", args=[WEEK]))

    assert seen("summary") == [("view", [f"{WEEK} version 1"])] * 3


def test_who_is_out_now_on_the_first_page_is_one_list(officer, supervisor, zones, sign_in):
    running = start_patrol(by=officer, now=timezone.now())

    sign_in(supervisor).get("/")

    assert seen("patrol") == [("list", [running.reference])]


def test_a_page_that_is_refused_says_what_kind_of_record_it_shows(councillor, sign_in):
    sign_in(councillor).get("/incidents/")

    assert AccessRecord.objects.get(kind="incident").action == "refused"


def test_why_somebody_looks_at_what_implies_a_victim_is_asked_and_nobody_has_to_say(supervisor, sign_in):
    made = incident(supervisor, category="hate_crime")
    browser = sign_in(supervisor)

    page = browser.get(f"/incidents/{made}/")
    browser.post(f"/incidents/{made}/why/", {"why": "Asked by the hate crime officer"})

    records = AccessRecord.objects.filter(kind="incident").order_by("pk").values_list("ids", "reason")
    assert "Why are you looking at this record? (optional)" in page.content.decode()
    assert list(records) == [([made.reference], ""), ([made.reference], "Asked by the hate crime officer")]


def test_a_reason_with_a_name_in_it_is_asked_about_and_not_kept(supervisor, sign_in):
    made = incident(supervisor, category="hate_crime")

    page = sign_in(supervisor).post(f"/incidents/{made}/why/", {"why": "Jordan Smith asked"})

    assert page.status_code == 422 and "looks like somebody’s name" in page.content.decode()
    assert set(AccessRecord.objects.values_list("reason", flat=True)) == {""}


def test_nobody_is_asked_why_at_other_incidents(officer, sign_in):
    made = incident(officer, category="theft")

    assert "Why are you looking" not in sign_in(officer).get(f"/incidents/{made}/").content.decode()


def test_the_points_of_the_map_are_on_record_by_reference(supervisor, zones, api):
    made = incident(supervisor)

    api(supervisor).get("/api/v1/hotspots/points/")

    assert seen("hotspot point") == [("map", [made.reference])]
