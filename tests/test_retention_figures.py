"""What is left when records were erased: counts that may be published, papers as issued, gaps for noughts."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from audit.retention.counts import told_counts
from audit.retention.kinds import all_kinds
from audit.retention.models import ErasedCount
from hotspots.counts.incidents import first_day_on_record
from hotspots.disclosed.months import months_due
from hotspots.disclosed.publishing import published_months
from incidents.services import move_incident
from measures.disclosure.detail import Detail
from measures.disclosure.published import NONE
from measures.quarters import Month
from measures.weeks import Week
from summaries.life.since_issued import revisions
from summaries.tests.factories import issued
from tests.retention import (
    NEW,
    OLD,
    erase,
    erase_all,
    held,
    kept_for,
    old_deployment,
    old_incident,
    old_patrol,
    old_search,
    proposed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]
JANUARY = date(2024, 1, 1)


def kept() -> list[tuple[str, date, str, str, int]]:
    return list(ErasedCount.objects.values_list("kind", "month", "place", "category", "count"))


def test_counts_by_month_zone_and_kind_are_left_of_incidents(officer, supervisor, administrator):
    for _ in range(2):
        old_incident(officer, category="theft")
    wrong = old_incident(officer, category="theft")
    move_incident(incident=wrong, to="withdrawn", reason="Twice", by=supervisor)
    old_incident(officer, category="hate_crime")
    old_incident(officer, at=datetime(2024, 1, 31, 23, 30, tzinfo=UTC), lat=51.9, lng=0.2)

    erase_all("incidents", administrator)

    assert kept() == [
        ("incidents", JANUARY, "", "hate_crime", 1),
        ("incidents", JANUARY, "", "violence", 1),
        ("incidents", JANUARY, "the-stow", "theft", 2),
    ]


def test_counts_are_left_of_every_kind(officer, liaison, zones, administrator):
    old_patrol(officer, zones["the-stow"])
    old_search(liaison, outcome="arrest")
    old_deployment(liaison)

    for kind in ("patrols", "stop-searches", "deployments"):
        erase_all(kind, administrator)

    council = officer.organisation.short_name
    assert kept() == [
        ("deployments", JANUARY, "north-gate", "opengate", 1),
        ("patrols", JANUARY, "the-stow", council, 1),
        ("stop-searches", JANUARY, "the-stow", "arrest", 1),
    ]


def test_what_was_held_and_goes_later_is_added(officer, administrator):
    kept_back = old_incident(officer, category="theft")
    old_incident(officer, category="theft")
    hold = held(administrator, reference=kept_back.reference)
    erase_all("incidents", administrator)
    hold.lifted_at, hold.lifted_by = NEW, administrator
    hold.save()

    kept_for(11, "incidents", administrator, from_on=date(2026, 2, 1))
    erase(proposed()[0], administrator)

    assert kept() == [("incidents", JANUARY, "the-stow", "theft", 2)]


def test_what_is_left_is_told_only_as_it_may_be_published(officer, administrator):
    for _ in range(3):
        old_incident(officer, category="theft")
    for _ in range(7):
        old_incident(officer, category="hate_crime")

    erase_all("incidents", administrator)

    told = told_counts(all_kinds()["incidents"])
    month = told.months[0]
    said = {count.words for count in (*month.places, month.total)} - {NONE.words}
    assert said == {"1 to 4"}
    assert month.together.words == "5"
    assert "Hate crime" not in dict(told.categories)
    assert dict(told.categories)["Theft"].words == "1 to 4"


def test_a_wider_area_is_told_without_the_zones_inside_it_and_no_victims_where_none_are_implied(
    liaison, administrator
):
    old_search(liaison)

    erase_all("stop-searches", administrator)

    told = told_counts(all_kinds()["stop-searches"])
    assert told.places == ("North Gate", "The Stow", "West Gate", "Rest of Town centre", "Elsewhere")
    assert not told.together


def test_the_page_of_what_is_left_tells_no_exact_count(officer, councillor, administrator, sign_in):
    for _ in range(13):
        old_incident(officer, category="theft")
    erase_all("incidents", administrator)

    page = sign_in(councillor).get("/retention/incidents/counts/").content.decode()

    assert ">Incidents whose records were erased</h1>" in page
    assert "January 2024" in page and ">15<" in page
    assert ">13<" not in page


def test_what_was_published_of_a_month_is_fixed_before_its_records_go(officer, administrator):
    for _ in range(6):
        old_incident(officer, category="theft")
    old_incident(officer, at=NEW)

    erase_all("incidents", administrator)

    january = Month(2024, 1)
    assert published_months(january, january)[0].table.total.low > 0
    assert january in months_due(timezone.now())
    with pytest.raises(CommandError, match="were erased"):
        call_command("publish_again", "2024-01")
    assert published_months(january, january)[0].table.total.low > 0


def test_days_before_records_were_erased_are_a_gap_and_no_nought(officer, administrator):
    kept_back = old_incident(officer)
    old_incident(officer, category="theft")
    old_incident(officer, at=NEW)
    held(administrator, reference=kept_back.reference)
    before = first_day_on_record(Detail.RECORDS)

    done = erase_all("incidents", administrator)

    assert before == OLD.date()
    assert first_day_on_record(Detail.RECORDS) == done.before.date() or done.before.hour == 23


def test_an_issued_paper_stands_and_tells_no_revision_of_what_was_erased(
    zones, officer, supervisor, administrator
):
    old = old_incident(officer, category="theft")
    paper = issued(supervisor, Week.of_instant(OLD))
    figures = paper.figures

    erase_all("incidents", administrator)

    paper.refresh_from_db()
    assert paper.figures == figures and old.reference
    assert revisions(paper) == []
