"""Log lines are found by their request's number, and hold nothing about anybody."""

import json
import logging
from io import StringIO
from unittest.mock import Mock

import pytest
from celery import Task
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from harlowsafety.celery import app
from harlowsafety.log_lines import JsonLines, PlainLines
from harlowsafety.request_number import RequestNumberMiddleware, current_number

NAME = "Josephine Bloggs"
REQUESTS = "harlowsafety.requests"


@pytest.fixture
def lines() -> StringIO:
    """What a server would have written, line by line."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


def read(written: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", f"/incidents/?text={NAME}"),
        ("GET", f"/no-such/{NAME}/"),
        ("GET", f"/incidents/{NAME}/"),
        ("POST", f"/incidents/new/?who={NAME}"),
        ("GET", f"/api/v1/incidents/?text={NAME}"),
        ("GET", f"/api/v1/no-such/{NAME}/"),
    ],
)
def test_a_request_is_one_line_that_names_nobody(officer, lines, method: str, address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)

    answer = client.generic(method, address, headers={"referer": f"https://elsewhere.example/{NAME}"})

    (line,) = [each for each in read(lines) if each["logger"] == REQUESTS]
    assert (line["method"], line["status"], line["request"]) == (
        method, answer.status_code, answer["X-Request-ID"],
    )  # fmt: skip
    assert "Bloggs" not in lines.getvalue()
    assert officer.email not in lines.getvalue()


@pytest.mark.django_db
def test_an_error_is_told_without_what_it_says(lines) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::int", [NAME])
    except Exception:
        logging.getLogger("harlowsafety").exception("It went wrong")

    (line,) = read(lines)
    assert line["message"] == "It went wrong"
    assert [each["kind"] for each in line["error"]] == ["DataError", "InvalidTextRepresentation"]
    assert any("tests/test_log_lines.py" in step for step in line["error"][0]["at"])
    assert "Bloggs" not in lines.getvalue()


def test_an_error_of_the_machine_is_told_with_what_it_says(lines) -> None:
    try:
        raise ConnectionRefusedError("nobody answers at port 6379")
    except ConnectionRefusedError:
        logging.getLogger("harlowsafety").exception("No queue")

    assert "nobody answers at port 6379" in lines.getvalue()


def test_a_task_that_fails_names_its_kind_of_error_alone() -> None:
    record = logging.LogRecord(
        "celery.app.trace", logging.ERROR, "", 0, "Task %(name)s[%(id)s] %(description)s: %(exc)s",
        ({"name": "a.task", "id": "1", "description": "raised", "exc": NAME, "args": NAME},),
        (IntegrityError, IntegrityError(NAME), None),
    )  # fmt: skip

    line = json.loads(JsonLines().format(record))

    assert line["message"] == "Task a.task[1] raised: IntegrityError"
    assert NAME not in json.dumps(line)


def test_what_gunicorn_could_not_read_is_not_repeated() -> None:
    said = f"Invalid request from ip=10.0.0.1: Invalid HTTP request line: 'GET /?q={NAME}'"
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, said, None, None)

    assert json.loads(JsonLines().format(record))["message"] == "Invalid request"


def test_plain_lines_are_for_reading_along() -> None:
    record = logging.LogRecord("harlowsafety", logging.INFO, "", 0, "Nine of %s", ("ten",), None)

    assert PlainLines().format(record).endswith(" INFO - harlowsafety Nine of ten")


def test_a_number_of_ones_own_is_not_taken(client: Client, settings) -> None:
    settings.BEHIND_PROXY = False

    answer = client.get("/healthz", headers={"x-request-id": "0123456789abcdef"})

    assert answer["X-Request-ID"] != "0123456789abcdef"


def test_the_number_of_a_trusted_proxy_is_taken(client: Client, settings) -> None:
    settings.BEHIND_PROXY = True

    answer = client.get("/healthz", headers={"x-request-id": "0123456789abcdef"})

    assert answer["X-Request-ID"] == "0123456789abcdef"


@pytest.mark.parametrize("number", ["short", "x" * 65, "two words", "line\nbreak", "<script>"])
def test_what_is_no_number_is_not_taken_from_a_proxy_either(client: Client, settings, number: str) -> None:
    settings.BEHIND_PROXY = True

    assert client.get("/healthz", headers={"x-request-id": number})["X-Request-ID"] != number


@app.task(name="tests.telling")
def telling() -> str:
    return current_number()


def test_a_task_works_under_the_number_that_it_was_sent_with() -> None:
    telling.push_request(id="0123456789abcdef", request_number="abcdef012345")

    assert telling() == "abcdef012345"
    assert current_number() == "-"


def test_what_a_request_asks_for_is_sent_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    send = Mock()
    monkeypatch.setattr(Task, "apply_async", send)

    def ask(request: HttpRequest) -> HttpResponse:
        telling.delay()
        return HttpResponse()

    answer = RequestNumberMiddleware(ask)(RequestFactory().get("/"))

    assert send.call_args.kwargs["headers"] == {"request_number": answer["X-Request-ID"]}
