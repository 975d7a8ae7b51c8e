"""The access log: what is written, who may read it, and that nobody rewrites it."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from audit.models import AccessRecord
from audit.services import record_access


@pytest.fixture
def browser(administrator, sign_in):
    return sign_in(administrator)


def found(page) -> list[str]:
    return [f"{record.action} {record.kind}" for record in page.context["object_list"]]


def test_who_exported_stop_searches_is_one_question(browser, liaison, analyst):
    record_access(None, "export", "stop search", user=liaison)
    record_access(None, "export", "incident", user=analyst)
    record_access(None, "list", "stop search", user=analyst)
    today = timezone.localdate().isoformat()

    page = browser.get(
        "/access-log/",
        {"action": "export", "kind": "stop search", "from_on": today, "to_on": today},
    )

    assert found(page) == ["export stop search"]
    assert "Police liaison Example" in page.content.decode()


def test_entries_are_found_by_person_and_by_reference(browser, liaison, analyst):
    record_access(None, "view", "incident", ids=["INC-2026-000412"], user=liaison)
    record_access(None, "view", "incident", ids=["INC-2026-000413"], user=analyst)

    by_reference = browser.get("/access-log/", {"text": "000412"})
    by_person = browser.get("/access-log/", {"user": analyst.pk})

    assert [record.user for record in by_reference.context["object_list"]] == [liaison]
    assert found(by_person) == ["view incident"]


def test_entries_are_found_by_address_and_by_the_reason_that_was_given(browser, liaison):
    record_access(None, "export", "incident", user=liaison, reason="For the quarterly review")
    browser.get("/incidents/", REMOTE_ADDR="198.51.100.7")

    by_address = browser.get("/access-log/", {"address": "198.51."})
    by_reason = browser.get("/access-log/", {"text": "quarterly"})

    assert found(by_address) == ["refused incident"]
    assert found(by_reason) == ["export incident"]
    assert "Reason: For the quarterly review" in by_reason.content.decode()


def test_every_kind_that_was_looked_at_is_offered_once(browser, liaison):
    for kind in ("zone", "incident", "zone"):
        record_access(None, "view", kind, user=liaison)

    assert AccessRecord.objects.kinds() == ["incident", "zone"]


def test_signing_out_is_on_record(administrator, browser):
    browser.post("/sign-in/logout/", REMOTE_ADDR="198.51.100.7")

    record = AccessRecord.objects.get(action="sign_out")
    assert (record.user, record.ids, record.ip_address) == (
        administrator, [str(administrator.pk)], "198.51.100.7",
    )  # fmt: skip


def test_a_date_that_is_none_is_refused_at_its_field(browser):
    page = browser.get("/access-log/", {"from_on": "last week"})

    assert "from_on" in page.context["filter"].form.errors
    assert page.status_code == 200


def test_reading_the_log_is_in_the_log(browser, administrator):
    browser.get("/access-log/", {"kind": ""})

    assert AccessRecord.objects.get(kind="access log").user == administrator


def test_only_who_may_read_the_log_reads_it(supervisor, sign_in):
    refused = sign_in(supervisor).get("/access-log/")

    assert refused.status_code == 403
    assert "This page is for: administrator, information governance officer." in refused.content.decode()
    assert AccessRecord.objects.get().action == "refused"


def test_the_log_asks_the_database_the_same_number_of_questions_however_long_it_is(
    browser, liaison, django_assert_max_num_queries
):
    for _ in range(30):
        record_access(None, "view", "incident", user=liaison)

    with django_assert_max_num_queries(10):
        browser.get("/access-log/")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_accessrecord SET kind = 'nothing'",
        "DELETE FROM audit_accessrecord",
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE audit_accessrecord",
        # The way round the triggers that pgtrigger writes by itself.
        "SET LOCAL pgtrigger.ignore = '{only_added_to}'; DELETE FROM audit_accessrecord",
    ],
)
def test_an_entry_cannot_be_changed_or_deleted_even_by_sql(liaison, statement):
    record_access(None, "export", "stop search", user=liaison)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AccessRecord.objects.get().kind == "stop search"


def test_a_long_list_of_references_is_folded_in_its_line(browser, officer):
    record_access(None, "view", "incident", ids=["INC-1"], user=officer)
    record_access(None, "erased", "incident", ids=[f"INC-{n}" for n in range(11)], count=1100, user=officer)

    page = browser.get("/access-log/", {"kind": "incident"}).content.decode()

    assert "Incident: INC-1</td>" in page
    assert "Incident: 1,100 erased<details" in page and "Which 11</span>" in page
