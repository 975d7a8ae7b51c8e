"""A view that forgets to say which right it needs opens to nobody, and who tried is on record."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.generic import TemplateView
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from accounts.rights import Right
from audit.models import AccessRecord
from harlowsafety import urls

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
SignIn = Callable[[User], Client]


class ForgetfulPage(TemplateView):
    template_name = "accessibility.html"


class ForgetfulEndpoint(APIView):
    def get(self, request: HttpRequest) -> Response:
        return Response("anything")

    post = get


class ReadingEndpoint(ForgetfulEndpoint):
    right = Right.SIGNED_IN


class CarelessEndpoint(ForgetfulEndpoint):
    permission_classes = (AllowAny,)


def function_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("anything")


urlpatterns = [
    *urls.urlpatterns,
    path("made-up/", include(([
        path("page/", ForgetfulPage.as_view(), name="page"),
        path("function/", function_page, name="function"),
        path("endpoint/", ForgetfulEndpoint.as_view(), name="endpoint"),
        path("reading/", ReadingEndpoint.as_view(), name="reading"),
        path("careless/", CarelessEndpoint.as_view(), name="careless"),
    ], "made_up"))),
]  # fmt: skip


@pytest.mark.parametrize("name", ["page", "function", "endpoint", "careless"])
def test_a_view_without_a_right_is_refused_to_everybody(
    name: str, supervisor: User, administrator: User, sign_in: SignIn
) -> None:
    answers = {sign_in(user).get(f"/made-up/{name}/").status_code for user in (supervisor, administrator)}

    assert answers == {403}


@pytest.mark.parametrize("name", ["page", "function", "endpoint", "careless"])
def test_a_view_without_a_right_does_not_open_without_signing_in(name: str, client: Client) -> None:
    response = client.get(f"/made-up/{name}/")

    assert response.status_code in {302, 401}


def test_a_right_to_read_is_no_right_to_write(supervisor: User, sign_in: SignIn) -> None:
    client = sign_in(supervisor)

    assert client.get("/made-up/reading/").status_code == 200
    assert client.post("/made-up/reading/").status_code == 403


@pytest.mark.parametrize("name", ["page", "function", "endpoint", "careless"])
def test_the_refusal_says_who_tried_what(name: str, officer: User, sign_in: SignIn) -> None:
    sign_in(officer).get(f"/made-up/{name}/")

    refusal = AccessRecord.objects.get(action="refused")
    assert refusal.user == officer
    assert refusal.role == "officer"
    assert refusal.route == f"made_up:{name}"
