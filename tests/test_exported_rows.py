"""What stands in the files: what the page shows to the same person, and nothing that runs."""

import csv
import dataclasses
import io
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from audit.models import AccessRecord
from exports.files import ListFile
from exports.lists import all_lists
from exports.reading import read_list
from incidents.tests.factories import incident

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]

SignIn = Callable[[User], Client]


def lines(client: Client, key: str, query: str = "", **said: str) -> list[dict[str, str]]:
    answer = client.post(f"/exports/{key}/{query}", {"format": "csv", **said})
    text = b"".join(answer).decode("utf-8-sig")  # type: ignore[arg-type]
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if not row[0].startswith("# ")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def features(client: Client, key: str) -> list[dict[str, Any]]:
    answer = client.post(f"/exports/{key}/", {"format": "geojson"})
    found: list[dict[str, Any]] = json.loads(b"".join(answer))["features"]  # type: ignore[arg-type]
    return found


def test_a_file_has_the_rows_of_the_filtered_page(sign_in: SignIn, supervisor: User) -> None:
    wanted = incident(by=supervisor, category="robbery")
    incident(by=supervisor, category="violence")

    read = lines(sign_in(supervisor), "incidents", "?category=robbery&page=7")

    assert [row["Reference"] for row in read] == [wanted.reference]
    assert read[0]["Kind"] == "Robbery"


def test_what_somebody_typed_runs_in_no_spreadsheet(sign_in: SignIn, supervisor: User) -> None:
    typed = '=HYPERLINK("http://example.org","see")'
    incident(by=supervisor, description=typed)

    assert lines(sign_in(supervisor), "incidents")[0]["What happened"] == f"'{typed}"


def test_the_place_of_a_kind_that_implies_a_victim_is_in_no_file(
    sign_in: SignIn, supervisor: User, analyst: User
) -> None:
    incident(by=supervisor, category="sexual_offence")

    for user in (supervisor, analyst):
        client = sign_in(user)
        row, feature = lines(client, "incidents")[0], features(client, "incidents")[0]
        assert (row["Latitude"], row["Longitude"], feature["geometry"]) == ("", "", None)
        assert "51.775" not in json.dumps(feature)


def test_a_reader_without_sensitive_kinds_takes_out_none(officer: User, supervisor: User) -> None:
    incident(by=supervisor, category="sexual_offence")
    plain = incident(by=supervisor)

    reading = read_list(all_lists()["incidents"], user=officer, query="")

    assert [row.reference for row in reading.rows] == [plain.reference]


def test_a_point_goes_only_to_who_may_see_points(officer: User, supervisor: User) -> None:
    reported, place = incident(by=supervisor), all_lists()["incidents"].place
    assert place is not None

    assert place(reported, officer) is None
    assert place(reported, supervisor) == {"type": "Point", "coordinates": [reported.lng, reported.lat]}


def test_a_day_without_a_time_gets_no_midnight(sign_in: SignIn, supervisor: User) -> None:
    incident(by=supervisor, time_precision="day")

    row = lines(sign_in(supervisor), "incidents")[0]
    assert (row["Date"], row["Time"]) == ("2026-11-20", "")


def test_the_log_keeps_filters_reason_and_count(sign_in: SignIn, supervisor: User) -> None:
    incident(by=supervisor)

    lines(sign_in(supervisor), "incidents", "?category=violence", reason="For the board")

    logged = AccessRecord.objects.get(action="export")
    assert (logged.kind, logged.count) == ("incident", 1)
    assert (logged.filters, logged.reason) == ("category=violence", "For the board")


def test_a_reason_that_names_somebody_is_asked_about_first(sign_in: SignIn, supervisor: User) -> None:
    answer = sign_in(supervisor).post(
        "/exports/incidents/", {"format": "csv", "reason": "John Smith 07700 900123"}
    )

    assert "keep" in answer.content.decode() and not AccessRecord.objects.filter(action="export").exists()


@pytest.mark.parametrize("format", ["csv", "xlsx", "geojson"])
def test_a_file_costs_the_same_memory_with_ten_times_the_rows(
    supervisor: User, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    asked = dataclasses.replace(all_lists()["access-log"], rights=(), place=lambda *_: None)
    monkeypatch.setattr("exports.reading.AT_A_TIME", 200)
    peaks = []
    for rows in (1_000, 9_000):
        _looked(supervisor, rows)
        file = ListFile(read_list(asked, user=supervisor, query=""), format, timezone.now())
        tracemalloc.start()
        size = sum(len(chunk) for chunk in file.chunks())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert size > 100_000
    assert peaks[1] < peaks[0] * 1.5


def _looked(user: User, times: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_accessrecord (at, user_id, role, action, kind, ids, filters, route, reason)"
            " SELECT now(), %s, 'supervisor', 'view', 'incident', '{INC-2026-000001}', 'x' || n, 'a', ''"
            " FROM generate_series(1, %s) AS n",
            [user.pk, times],
        )
