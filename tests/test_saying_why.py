"""Over the API as on the pages somebody can say why they read, and has to before everything is taken out."""

import pytest

from audit.models import AccessRecord
from incidents.tests.factories import incident

pytestmark = pytest.mark.django_db


def reasons(kind: str) -> list[str]:
    return list(AccessRecord.objects.filter(kind=kind).order_by("pk").values_list("reason", flat=True))


def test_the_reason_for_reading_a_record_stands_beside_it_in_the_log(liaison, officer, zones, api):
    sensitive = incident(officer, category="sexual_offence")

    api(liaison).get(f"/api/v1/incidents/{sensitive}/", headers={"X-Reason": "Case review"})

    record = AccessRecord.objects.get(kind="incident")
    assert (record.action, record.ids, record.reason) == ("view", [str(sensitive)], "Case review")


def test_so_does_that_for_a_list_and_for_a_map(liaison, zones, api):
    program = api(liaison)

    for address in ("/api/v1/incidents/", "/api/v1/hotspots/cells/"):
        assert program.get(address, headers={"X-Reason": "Weekly check"}).status_code == 200

    assert reasons("incident") + reasons("hotspot cell") == ["Weekly check"] * 2


def test_nobody_has_to_say_it_to_read_a_record(liaison, officer, zones, api):
    answer = api(liaison).get(f"/api/v1/incidents/{incident(officer)}/")

    assert (answer.status_code, reasons("incident")) == (200, [""])


def test_a_reason_is_read_as_utf_8_and_without_what_is_no_text(liaison, officer, zones, api):
    said = "Lücke im\x07 Plan – 3".encode().decode("latin-1")

    api(liaison).get(f"/api/v1/incidents/{incident(officer)}/", headers={"X-Reason": said})

    assert reasons("incident") == ["Lücke im Plan – 3"]


def test_one_that_is_too_long_is_refused_by_name_and_nothing_is_shown(liaison, officer, zones, api):
    answer = api(liaison).get(f"/api/v1/incidents/{incident(officer)}/", headers={"X-Reason": "x" * 201})

    assert answer.status_code == 400
    assert answer.json() == {"X-Reason": ["Use at most 200 characters."]}
    assert reasons("incident") == []


@pytest.mark.parametrize("sent", [{}, {"reason": ""}, {"reason": "   "}])
def test_taking_everything_out_without_a_reason_is_refused_by_name(sent, administrator, api):
    answer = api(administrator).post("/api/v1/exports/", {"list": "everything", "format": "zip", **sent})

    assert answer.status_code == 400
    assert answer.json() == {"reason": ["Say why everything is taken out."]}
    assert not AccessRecord.objects.filter(action="export").exists()


def test_a_reason_in_the_body_of_an_export_is_on_record(administrator, api):
    api(administrator).post(
        "/api/v1/exports/", {"list": "everything", "format": "zip", "reason": "Moving house"}
    )

    assert AccessRecord.objects.get(action="export").reason == "Moving house"
