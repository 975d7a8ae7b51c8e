"""Pictures of incidents: who adds, sees and erases them, and of which incidents there are none."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from audit.models import AccessRecord
from incidents.attachments.services import MOST, take_attachment_away
from incidents.history import timeline_of
from incidents.models import Attachment, Incident
from incidents.services import move_incident
from incidents.tests.factories import NOW, incident
from incidents.tests.picture_factories import attachment, picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town(zones):
    return zones


def sending(**changes):
    file = SimpleUploadedFile("IMG_1.jpg", picture(), content_type="image/jpeg")
    return {
        "client_id": str(uuid.uuid5(uuid.NAMESPACE_URL, "one")), "file": file,
        "caption": "Broken shutter", "shows_nobody": "on", **changes,
    }  # fmt: skip


def test_an_officer_adds_a_picture_and_sees_it_and_each_look_is_on_record(officer, sign_in):
    made, browser = incident(officer), sign_in(officer)

    browser.post(f"/incidents/{made}/pictures/add/", sending())
    added = Attachment.objects.get()
    page = browser.get(f"/incidents/{made}/").content.decode()
    shown = browser.get(f"/incidents/{made}/pictures/{added.uuid}/")

    assert 'alt="Broken shutter"' in page and "Not scanned for viruses" in page
    assert shown.content == bytes(added.content) and shown["Content-Type"] == "image/jpeg"
    assert shown["X-Content-Type-Options"] == "nosniff" and "no-store" in shown["Cache-Control"]
    assert (
        shown["Content-Disposition"].startswith("inline")
        and "default-src" in shown["Content-Security-Policy"]
    )
    assert AccessRecord.objects.get(kind="incident picture").ids == [str(made), str(added.uuid)]


def test_a_form_sent_twice_makes_one_picture(officer, sign_in):
    made, browser = incident(officer), sign_in(officer)

    for _ in range(2):
        browser.post(f"/incidents/{made}/pictures/add/", sending())

    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"shows_nobody": ""}, "shows_nobody"),
        ({"caption": ""}, "caption"),
        ({"file": ""}, "file"),
        ({"file": SimpleUploadedFile("a.jpg", b"<svg/>", content_type="image/jpeg")}, "file"),
    ],
)
def test_what_is_missing_or_no_picture_is_refused_at_its_field(officer, sign_in, changes, field):
    made = incident(officer)

    page = sign_in(officer).post(f"/incidents/{made}/pictures/add/", sending(**changes))

    assert field in page.context["form"].errors and not Attachment.objects.exists()


def test_a_kind_that_implies_a_victim_and_what_was_withdrawn_are_given_none(liaison):
    hidden, withdrawn = incident(liaison, category="domestic_abuse"), incident(liaison)
    move_incident(incident=withdrawn, to="withdrawn", reason="A test", by=liaison)

    for made in (hidden, withdrawn):
        with pytest.raises(ValidationError, match="is given no picture"):
            attachment(made, liaison)


def test_a_picture_is_shown_to_nobody_once_its_incident_implies_a_victim(officer, liaison, sign_in):
    made = incident(officer)
    added = attachment(made, officer)
    Incident.objects.filter(pk=made.pk).update(category="hate_crime")
    browser = sign_in(liaison)

    page = browser.get(f"/incidents/{made}/").content.decode()

    assert browser.get(f"/incidents/{made}/pictures/{added.uuid}/").status_code == 404
    assert "not shown" in page and "/take-away/" in page


def test_there_are_six_at_most(officer):
    made = incident(officer)
    for _ in range(MOST):
        attachment(made, officer)

    with pytest.raises(ValidationError, match="6 pictures already"):
        attachment(made, officer)


def test_an_analyst_sees_none_and_not_that_there_are_any(officer, analyst, sign_in):
    made = incident(officer)
    added, browser = attachment(made, officer), sign_in(analyst)

    assert "Pictures" not in browser.get(f"/incidents/{made}/").content.decode()
    assert browser.get(f"/incidents/{made}/pictures/{added.uuid}/").status_code == 403
    assert not any("picture" in word for line in timeline_of(made, analyst) for word in line.words)


def test_a_picture_is_not_found_under_another_incident(officer, sign_in):
    one, other = incident(officer), incident(officer)
    added = attachment(one, officer)

    assert sign_in(officer).get(f"/incidents/{other}/pictures/{added.uuid}/").status_code == 404


def test_a_reviewer_erases_one_with_a_reason_and_its_bytes_are_nowhere(officer, supervisor, sign_in):
    made = incident(officer)
    added, browser = attachment(made, officer), sign_in(supervisor)
    address = f"/incidents/{made}/pictures/{added.uuid}/take-away/"

    without_a_reason = browser.post(address, {"reason": " "})
    browser.post(address, {"reason": "A face in the window"})

    added.refresh_from_db()
    assert "reason" in without_a_reason.context["form"].errors
    assert (bytes(added.content), added.removed_by) == (b"", supervisor)
    assert browser.get(f"/incidents/{made}/pictures/{added.uuid}/").status_code == 404
    assert any("A face in the window" in word for line in timeline_of(made, officer) for word in line.words)
    assert not any(column.name == "content" for column in _columns("incidents_attachmentevent"))


def test_erasing_a_picture_is_on_record_with_its_reason(officer, supervisor, sign_in):
    made = incident(officer)
    added = attachment(made, officer)

    sign_in(supervisor).post(
        f"/incidents/{made}/pictures/{added.uuid}/take-away/", {"reason": "A face in the window"}
    )

    record = AccessRecord.objects.get(action="erased")
    assert (record.user, record.ids, record.reason) == (
        supervisor, [made.reference, str(added.uuid)], "A face in the window",
    )  # fmt: skip


def test_an_officer_erases_none(officer, sign_in):
    made = incident(officer)
    added = attachment(made, officer)

    assert sign_in(officer).post(f"/incidents/{made}/pictures/{added.uuid}/take-away/").status_code == 403


def test_the_database_holds_no_bytes_of_what_was_taken_away(officer, supervisor):
    added = attachment(incident(officer), officer)
    take_attachment_away(attachment=added, reason="A face", by=supervisor, now=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=added.pk).update(content=b"again")


def test_what_the_scanner_finds_is_not_kept(officer, settings):
    settings.CLAMD = "127.0.0.1:1"

    with pytest.raises(ValidationError, match="scanner does not answer"):
        attachment(incident(officer), officer)


def _columns(table):
    with connection.cursor() as cursor:
        return connection.introspection.get_table_description(cursor, table)
