"""Every list, for every role, in every format: who may not is refused, others read what the page shows."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from audit.models import AccessRecord
from exports.lists import all_lists
from harlowsafety.export_lists import LISTS
from tests.world import ROLES, World, one_of_everything

pytestmark = pytest.mark.django_db

_WHO_WORKS_WITH_ROWS = {"supervisor", "liaison", "analyst"}
MAY = {
    **{each.key: _WHO_WORKS_WITH_ROWS for each in LISTS},
    "stop-searches": {"liaison"},
    "access-log": {"administrator", "governance"},
}
OFFERED = [(each.key, offered.value) for each in LISTS for offered in each.formats]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Made once for all; each request is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield one_of_everything()
        transaction.set_rollback(True)


def taken(world: World, role: str, key: str, format: str, query: str = "") -> HttpResponseBase:
    client = Client()
    if role in world.people:
        client.force_login(world.people[role])
    return client.post(f"{reverse('exports:take-out', args=[key])}{query}", {"format": format})


def content_of(response: HttpResponseBase) -> bytes:
    return b"".join(response)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_takes_out_the_lists_that_are_for_it_and_no_other(world: World, role: str) -> None:
    with transaction.atomic():
        answers = {key: taken(world, role, key, "csv") for key in MAY}
        taken_out = {key for key, answer in answers.items() if answer.has_header("Content-Disposition")}
        transaction.set_rollback(True)

    assert taken_out == {key for key, roles in MAY.items() if role in roles}


@pytest.mark.parametrize(("key", "format"), OFFERED)
def test_each_format_of_a_list_holds_its_rows_and_is_on_record(world: World, key: str, format: str) -> None:
    role = "administrator" if key == "access-log" else "liaison"
    user, asked = world.people[role], all_lists()[key]
    with transaction.atomic():
        response = taken(world, role, key, format)
        content = content_of(response)
        logged = AccessRecord.objects.filter(action="export").get()
        rows = asked.lines(asked.rows(user)).count() if asked.lines else asked.rows(user).count()
        transaction.set_rollback(True)

    # The access log meanwhile knows of the taking out itself.
    assert _rows_in(content, format) - rows in ((0, -1, 1) if key == "access-log" else (0,))
    assert (logged.user, logged.kind) == (user, asked.kind)
    assert logged.count >= 1
    assert response["Content-Disposition"].startswith('attachment; filename="OFFICIAL ')


def _rows_in(content: bytes, format: str) -> int:
    if format == "geojson":
        read = json.loads(content)
        assert (read["marking"], len(read["features"])) == ("OFFICIAL", read["rows"])
        return len(read["features"])
    if format == "xlsx":
        rows = [
            [str(cell) if cell is not None else "" for cell in row]
            for row in load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        ]
    else:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    head = [row for row in rows if row[0].startswith("# ")]
    assert head[0][0] == "# OFFICIAL"
    return len(rows) - len(head) - 1


def test_every_list_has_its_line_on_its_page(world: World) -> None:
    missing = []
    for key, asked in all_lists().items():
        client = Client()
        client.force_login(world.people["administrator" if key == "access-log" else "liaison"])
        with transaction.atomic():
            page = client.get(reverse(asked.page)).content.decode()
            transaction.set_rollback(True)
        if reverse("exports:take-out", args=[key]) not in page:
            missing.append(key)

    assert missing == []


def test_a_page_offers_no_file_to_who_may_not_take_it(world: World) -> None:
    client = Client()
    client.force_login(world.people["officer"])
    with transaction.atomic():
        page = client.get(reverse("incidents:list")).content.decode()
        transaction.set_rollback(True)

    assert reverse("exports:take-out", args=["incidents"]) not in page


def test_filters_that_the_page_would_refuse_lead_back_to_it(world: World) -> None:
    with transaction.atomic():
        response = taken(world, "supervisor", "planned-visits", "csv", "?week=never")
        transaction.set_rollback(True)

    assert (response.status_code, response["Location"]) == (302, "/patrols/planned/?week=never")
