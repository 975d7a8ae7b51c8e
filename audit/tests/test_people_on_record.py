"""Looking at people is on record, though their room knows nothing of the log."""

import pytest

from audit.models import AccessRecord


@pytest.fixture
def browser(administrator, sign_in):
    return sign_in(administrator)


def test_a_list_of_people_is_on_record_with_its_filters(browser, officer):
    browser.get("/people/", {"account": "never"})

    record = AccessRecord.objects.get(kind="person")
    assert (record.action, record.filters, record.ids) == ("list", "account=never", [str(officer.pk)])


def test_the_page_of_a_person_is_on_record(browser, officer):
    browser.get(f"/people/{officer.pk}/")

    record = AccessRecord.objects.get(kind="person")
    assert (record.action, record.ids) == ("view", [str(officer.pk)])


def test_the_list_of_organisations_is_on_record(browser):
    browser.get("/people/organisations/")

    assert AccessRecord.objects.get(kind="organisation").action == "list"
