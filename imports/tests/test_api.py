"""Imports over the API: the same steps, rights and words as on the pages."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from accounts.models import User
from imports.models import ImportBatch
from imports.services.running import run_batch
from imports.tests.factories import FAIR, WRONG, checked, imported, sheet
from zones.models import TownEvent

pytestmark = pytest.mark.usefixtures("kinds_for_tests", "zones")
Api = Callable[[User], APIClient]
AT = "/api/v1/imports/"


def sent(client: APIClient, content: bytes, **also: str) -> dict:
    file = SimpleUploadedFile("events.csv", content)
    return client.post(AT, {"kind": "events", "files": [file], **also}, format="multipart")


def test_a_file_is_sent_checked_confirmed_and_undone(supervisor: User, api: Api) -> None:
    client = api(supervisor)
    reference = sent(client, sheet(FAIR)).json()["reference"]
    run_batch(ImportBatch.objects.get().pk)
    checked_at = client.get(f"{AT}{reference}/").json()["checked_at"]

    client.post(f"{AT}{reference}/confirm/", {"of_check": checked_at})
    run_batch(ImportBatch.objects.get().pk)

    assert client.get(f"{AT}{reference}/").json()["state"] == "imported"
    assert TownEvent.objects.count() == 1
    assert client.post(f"{AT}{reference}/undo/", {"reason": "Sent twice"}).json()["state"] == "undoing"
    run_batch(ImportBatch.objects.get().pk)
    assert client.get(f"{AT}{reference}/").json()["state"] == "undone"
    assert not TownEvent.objects.exists()


def test_the_same_request_again_makes_one_batch(supervisor: User, api: Api) -> None:
    client = api(supervisor)
    file = [SimpleUploadedFile("events.csv", sheet(FAIR)) for _ in range(2)]

    first, second = [
        client.post(
            AT, {"kind": "events", "files": [each]}, format="multipart", headers={"Idempotency-Key": "monday"}
        ).json()["reference"]
        for each in file
    ]

    assert first == second


def test_a_sheet_whose_columns_nobody_knows_is_refused_at_its_column(supervisor: User, api: Api) -> None:
    answer = sent(api(supervisor), b"What,When\nAdvent fair,2026-12-05\n")

    assert answer.status_code == 400
    assert answer.json()["day"] == ["Choose the column that holds “Day”."]


def test_columns_can_be_said_and_it_is_checked_again(supervisor: User, api: Api) -> None:
    batch = checked(supervisor, sheet(FAIR))

    answer = api(supervisor).post(
        f"{AT}{batch}/columns/", {"columns": {"name": "Name", "day": "Day"}}, format="json"
    )

    assert answer.json()["state"] == "checking"


def test_findings_are_listed_by_line(supervisor: User, api: Api) -> None:
    batch = checked(supervisor, sheet(FAIR, WRONG))

    found = api(supervisor).get(f"{AT}{batch}/findings/").json()["results"]

    assert [(each["line"], each["words"]) for each in found] == [(3, "Not a day")]


def test_what_may_be_imported_is_told_with_its_columns(supervisor: User, api: Api) -> None:
    kinds = api(supervisor).get(f"{AT}kinds/").json()

    assert [kind["key"] for kind in kinds] == ["events", "fairs"]
    assert kinds[0]["columns"][0]["heading"] == "Name"


def test_a_wrong_move_is_refused_in_words(supervisor: User, api: Api) -> None:
    batch = imported(supervisor, sheet(FAIR))

    answer = api(supervisor).post(f"{AT}{batch}/give-up/")

    assert answer.status_code == 400
    assert "is not ready for this" in str(answer.json())


def test_a_kind_that_is_not_yours_is_no_kind(analyst: User, api: Api) -> None:
    answer = sent(api(analyst), sheet(FAIR))

    assert answer.json() == {"kind": ["This is nothing that you may import."]}
    assert not ImportBatch.objects.exists()


def test_an_officer_may_not_even_look(officer: User, supervisor: User, api: Api) -> None:
    batch = checked(supervisor, sheet(FAIR))

    assert [api(officer).get(at).status_code for at in (AT, f"{AT}{batch}/")] == [403, 403]
