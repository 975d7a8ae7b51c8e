"""The pages of emerging cells: the list, deciding, taking back, and what is said of it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from audit.models import AccessRecord
from hotspots.emerging.reading import State, shown_week
from hotspots.emerging.services import decide_cell, undo_decision
from hotspots.emerging.standing import still_stands
from hotspots.models import CellDecision
from hotspots.tests.emerging_factories import (
    CELL,
    CODE,
    NOW,
    WEEK,
    found,
    in_week,
    look,
)
from zones.adding import add_zone
from zones.cell_outline import outline_of_cells

pytestmark = pytest.mark.usefixtures("zones")
LIST, PAGE = "/hotspots/emerging/", f"/hotspots/emerging/{CODE}/"


def text(response):
    return " ".join(response.content.decode().split())


def decide(by, kind="dismissed", reason="The fair was there", **also):
    return decide_cell(
        cell=CELL, kind=kind, by=by, now=NOW, reason=reason if kind == "dismissed" else "", **also
    )


def test_the_list_names_the_cell_its_evidence_and_the_definition(officer, sign_in):
    found(officer)

    page = text(sign_in(officer).get(LIST))

    assert "1 cell outside the zones stands out. 2 of 2 cells with an incident held enough" in page
    assert "9 in the last 4 weeks, where 0.2 would be usual (2 in the 48 weeks before)." in page
    assert f'href="{PAGE}"' in page
    assert "The test knows no seasons" in page


def test_before_the_first_monday_the_page_says_that_nobody_has_looked(officer, sign_in):
    page = text(sign_in(officer).get(LIST))

    assert "No week has been looked at yet." in page


def test_an_empty_list_is_an_answer(officer, sign_in):
    found(officer, recent=1, past=1)

    page = text(sign_in(officer).get(LIST))

    assert "No cell outside the zones stands out." in page
    assert "Nothing to decide in this list." in page


def test_what_could_not_be_looked_for_says_why(officer, sign_in):
    look()

    assert "Nothing could be looked for. No week of the last four has data." in text(
        sign_in(officer).get(LIST)
    )


def test_a_week_that_is_none_is_not_found(officer, sign_in):
    found(officer)
    browser = sign_in(officer)

    assert [browser.get(LIST, {"week": week}).status_code for week in ("2026-W46", "2026-W45", "last")] == [
        200, 404, 404,
    ]  # fmt: skip


def test_list_and_cell_are_on_record(officer, analyst, sign_in):
    found(officer)
    browser = sign_in(analyst)

    browser.get(LIST)
    browser.get(PAGE)
    browser.get(reverse("hotspots:emerging-chart", args=[CODE]))

    seen = AccessRecord.objects.filter(kind="emerging cell").order_by("pk").values_list("action", "ids")
    assert list(seen) == [("list", [CODE]), ("view", [CODE]), ("view", [CODE])]


def test_the_liaison_dismisses_with_a_reason_that_stands_beside_it(officer, liaison, sign_in):
    found(officer)
    browser = sign_in(liaison)

    answer = browser.post(f"{PAGE}decide/", {"kind": "dismissed", "reason": "The fair was there", "seen": 0})
    page = text(browser.get(LIST))

    assert answer.url == LIST
    assert "Dismissed before (1)" in page
    assert f"by {liaison.full_name}, with 9 then: The fair was there" in page
    assert "Every cell of this list has been decided about." in page


def test_dismissing_without_a_reason_keeps_what_was_chosen_and_says_what_is_missing(
    officer, analyst, sign_in
):
    found(officer)

    answer = sign_in(analyst).post(f"{PAGE}decide/", {"kind": "dismissed", "reason": "", "seen": 0})

    assert answer.status_code == 422
    assert "Say why this place is dismissed." in text(answer)
    assert answer.context["form"]["kind"].value() == "dismissed"
    assert not CellDecision.objects.exists()


def test_an_administrator_who_accepts_goes_on_to_draw_the_zone(officer, administrator, sign_in):
    found(officer)
    browser = sign_in(administrator)

    answer = browser.post(f"{PAGE}decide/", {"kind": "accepted", "seen": 0})

    assert answer.url.startswith(f"/zones/add/?cell={CODE}&data_from=2025-11-17&data_to=2026-11-15")
    assert browser.get(answer.url).status_code == 200


def test_for_others_accepting_is_a_proposal_and_says_so(officer, liaison, sign_in):
    found(officer)
    browser = sign_in(liaison)

    answer = browser.post(f"{PAGE}decide/", {"kind": "accepted", "seen": 0}, follow=True)

    assert "proposed to the administrator, who draws zones. No zone has been made yet." in text(answer)
    assert "No zone is drawn there yet." in text(answer)
    assert "/zones/add/" not in text(answer)


def test_once_a_zone_is_drawn_over_an_accepted_cell_the_list_says_which(officer, administrator, sign_in):
    found(officer)
    decide(administrator, "accepted")
    _zone_over_the_cell(administrator)

    page = text(sign_in(administrator).get(LIST))

    assert "A zone is drawn there:" in page
    assert "Bush Fair" in page


def test_the_administrator_sees_the_evidence_and_no_way_to_the_records(officer, administrator, sign_in):
    found(officer)

    page = text(sign_in(administrator).get(PAGE))

    assert "9 in the last 4 weeks" in page
    assert "/incidents/" not in page
    assert "See this cell on the map" not in page


def test_who_reads_incidents_is_led_to_those_of_the_cell(officer, sign_in):
    found(officer)
    browser = sign_in(officer)

    page = browser.get(PAGE)
    listed = browser.get(page.context["rows_url"])

    assert listed.context["paginator"].count == 9
    assert page.context["may_decide"] is False


def test_a_decision_is_taken_back_and_stays_in_the_history(officer, liaison, analyst, sign_in):
    found(officer)
    decide(liaison)
    browser = sign_in(analyst)

    browser.post(f"{PAGE}undo/")
    browser.post(f"{PAGE}undo/")

    page = text(browser.get(PAGE))
    assert "Waits for a decision" in page
    assert (
        f"dismissed by {liaison.full_name}, on 9 in the weeks to 15 November 2026: The fair was there" in page
    )
    assert f"by {analyst.full_name}." in page
    assert shown_week().to_decide[0].code == CODE


def test_a_new_decision_takes_the_place_of_the_old_and_the_same_again_changes_nothing(officer, liaison):
    found(officer)
    first = decide(liaison)

    again = decide(liaison)
    watched = decide(liaison, "watched")

    assert again.pk == first.pk
    assert [each.pk for each in CellDecision.objects.in_force()] == [watched.pk]
    assert CellDecision.objects.count() == 2
    assert first.events.count() == 2


def test_who_has_not_seen_the_decision_in_force_does_not_decide_over_it(officer, liaison, analyst):
    found(officer)
    decide(liaison)

    with pytest.raises(ValidationError, match="Somebody else decided meanwhile"):
        decide(analyst, "watched", seen=0)

    assert CellDecision.objects.in_force().get().kind == "dismissed"


def test_a_watched_cell_stays_in_later_lists_though_it_no_longer_stands_out(officer, liaison):
    found(officer)
    decide(liaison, "watched")
    for n in range(1, 6):
        in_week(officer, WEEK.next(n), lat=51.755, lng=0.08)
    look(WEEK.next(5))

    (cell,) = shown_week().cells

    assert (cell.state, cell.finding.is_listed, cell.finding.recent) == (State.WATCHED, False, 0)
    assert shown_week().listed == 0


def test_a_dismissed_cell_is_shown_as_such_in_the_next_list_with_the_old_reason(officer, liaison):
    found(officer)
    decide(liaison)
    in_week(officer, WEEK.next(), count=2)
    look(WEEK.next())

    (cell,) = shown_week().cells

    assert (cell.state, cell.decision.reason) == (State.DISMISSED, "The fair was there")
    assert cell.finding.recent == 11


def test_a_dismissed_cell_that_holds_three_more_is_asked_about_again(officer, liaison, sign_in):
    found(officer)
    decide(liaison)
    in_week(officer, WEEK.next(), count=3)
    look(WEEK.next())

    page = text(sign_in(liaison).get(LIST))

    assert shown_week().to_decide[0].came_back
    assert "Asked again, because there is clearly more or it was long ago. It was dismissed" in page


@pytest.mark.parametrize(
    ("holds", "weeks", "stands"), [(8, 0, True), (9, 0, False), (6, 12, True), (6, 13, False), (2, 1, True)]
)
def test_a_dismissal_stands_until_there_are_three_more_or_twelve_weeks_have_passed(holds, weeks, stands):
    assert still_stands(held=6, then=WEEK, holds=holds, now=WEEK.next(weeks)) is stands


def test_a_cell_that_no_look_has_found_has_no_page(officer, sign_in):
    found(officer)
    other = "8a194ad3022ffff"

    assert sign_in(officer).get(f"/hotspots/emerging/{other}/").status_code == 404


def test_the_list_costs_the_same_with_one_cell_and_with_many(
    officer, liaison, sign_in, django_assert_num_queries
):
    a_year_of_twelve(officer)
    browser = sign_in(liaison)
    browser.get(LIST)

    with django_assert_num_queries(8):
        page = browser.get(LIST)

    assert len(page.context["shown"].cells) == 12


def test_undoing_what_was_never_decided_changes_nothing(officer, liaison):
    found(officer)

    assert undo_decision(cell=CELL, by=liaison, now=NOW) is None


def a_year_of_twelve(officer):
    found(officer)
    for n in range(1, 12):
        in_week(officer, WEEK, count=5, lat=51.78 + n * 0.004, lng=0.13)
    look()


def _zone_over_the_cell(administrator):
    add_zone(
        name="Bush Fair", geometry=outline_of_cells([CODE]), valid_from=NOW.date(), source="Emerging cell",
        by=administrator, today=NOW.date(),
    )  # fmt: skip
