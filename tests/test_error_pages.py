"""What is answered when something goes wrong says what to do next, and nothing of how it is made here."""

import json
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.generic import View

from accounts.rights import Right
from harlowsafety import urls

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
SECRET = "what nobody outside may read"


class Breaking(View):
    right = Right.SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        raise RuntimeError(SECRET)


class Refusing(View):
    right = Right.SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        raise PermissionDenied("Ask the other supervisor.")


inside = [
    path("breaks/", Breaking.as_view(), name="breaks"),
    path("refuses/", Refusing.as_view(), name="refuses"),
]
urlpatterns = [
    path("made-up/", include((inside, "made_up"))),
    path("api/made-up/", include((inside, "made_up_api"))),
    *urls.urlpatterns,
]
handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler429, handler500 = urls.handler429, urls.handler500


def text_of(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def test_an_error_of_ours_tells_nothing_but_its_number(officer, sign_in) -> None:
    client = sign_in(officer)
    client.raise_request_exception = False

    answer = client.get("/made-up/breaks/")

    assert answer.status_code == 500
    assert f"tell them this number: {answer['X-Request-ID']}" in text_of(answer)
    assert not any(
        word in answer.content.decode() for word in (SECRET, "Traceback", "Django", "RuntimeError")
    )


def test_an_error_of_ours_is_json_where_json_was_asked_for(officer, sign_in) -> None:
    client = sign_in(officer)
    client.raise_request_exception = False

    answer = client.get("/api/made-up/breaks/")

    assert (answer.status_code, answer["Content-Type"]) == (500, "application/json")
    assert json.loads(answer.content)["number"] == answer["X-Request-ID"]
    assert SECRET not in answer.content.decode()


def test_a_refusal_says_why_and_its_number(officer, sign_in) -> None:
    answer = sign_in(officer).get("/made-up/refuses/")

    assert answer.status_code == 403
    assert "Ask the other supervisor." in text_of(answer)
    assert answer["X-Request-ID"] in text_of(answer)


@pytest.mark.parametrize("address", ["/api/v1/no-such/", "/api/no-such"])
def test_what_is_not_there_in_the_api_is_json(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert answer.json()["detail"] == "Not found."


def test_a_page_that_is_not_there_does_not_say_which_there_are(client: Client) -> None:
    answer = client.get("/no-such-page/")

    assert answer.status_code == 404
    assert "Page not found" in text_of(answer)
    assert "no-such-page" not in text_of(answer)


def test_a_foreign_host_is_told_nothing(client: Client) -> None:
    answer = client.get("/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "This request cannot be understood" in text_of(answer)
    assert "elsewhere" not in answer.content.decode()


def test_a_form_without_its_token_says_what_to_do(officer) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)

    answer = client.post("/incidents/new/", {"category": "theft"})

    assert answer.status_code == 403
    assert "Go back, reload the page, and send it again" in text_of(answer)


def test_the_api_without_its_token_answers_in_json(officer) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)

    answer = client.post("/api/v1/incidents/", "{}", content_type="application/json")

    assert answer.status_code == 403
    assert "detail" in answer.json()


def test_a_long_body_is_not_read_by_the_api(officer, sign_in, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    body = json.dumps({"category": "x" * 1_000})

    answer = sign_in(officer).post("/api/v1/incidents/", body, content_type="application/json")

    assert answer.status_code == 413
    assert answer.json()["detail"] == "This request is too large."


def test_a_long_form_is_not_read_and_says_so(officer, sign_in, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    body = "category=" + "x" * 1_000

    answer = sign_in(officer).post("/incidents/new/", body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 413
    assert "What you sent is too large" in text_of(answer)


def test_more_files_than_anybody_may_send_are_not_read(analyst, sign_in, settings) -> None:
    settings.LARGEST_IMPORT = -999_000

    answer = sign_in(analyst).post("/imports/new/police_files/", {"files": "x" * 2_000})

    assert answer.status_code == 413


def test_too_many_tries_say_how_long_to_wait(client: Client, rf) -> None:
    answer = urls.handler429(rf.get("/sign-in/login/"))

    assert answer.status_code == 429
    assert "Wait a few minutes" in text_of(answer)
