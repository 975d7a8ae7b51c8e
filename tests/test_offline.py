"""What a phone may keep holds nobody's data, and everything else may not be kept."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import User
from harlowsafety.offline import kept_files
from tests.house import ROOT

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
KEPT_PAGES = ["patrols:out", "offline"]
# What leads to the patrol log, signs in, and tells of what waits: never needed without network.
OF_ORDINARY_PAGES = {"doors", "later", "ordinary", "sign_in", "unsent"}


@pytest.mark.parametrize("route", KEPT_PAGES)
def test_a_page_that_a_phone_keeps_is_the_same_for_everybody(
    route: str, officer: User, sign_in: SignIn, client: Client
) -> None:
    signed_in = sign_in(officer).get(reverse(route))

    assert signed_in.content == client.get(reverse(route)).content
    assert signed_in.headers["Cache-Control"] == "no-cache"


def test_the_service_worker_is_asked_for_anew_and_may_work_for_the_whole_site(client: Client) -> None:
    response = client.get("/service-worker.js")

    assert response.headers["Content-Type"].startswith("text/javascript")
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Service-Worker-Allowed"] == "/"


def test_the_service_worker_keeps_its_pages_and_static_files_alone(client: Client) -> None:
    told = re.search(r"files } = ({.*?});", client.get("/service-worker.js").content.decode(), re.DOTALL)

    assert told
    kept = json.loads(told[1])
    assert {kept["shell"], kept["offline"]} == {reverse(route) for route in KEPT_PAGES}
    assert all(name.startswith(settings.STATIC_URL) for name in kept["files"])


def test_every_module_that_the_patrol_log_imports_is_kept_under_its_hashed_name() -> None:
    names = {re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in kept_files().files}

    folder = ROOT / "static"
    parts = {f"/static/{path.relative_to(folder)}" for path in (folder / "js" / "phone").rglob("*.js")}
    assert parts - names == {f"/static/js/phone/{part}.js" for part in OF_ORDINARY_PAGES}
    assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", name) for name in kept_files().files)


def test_in_development_the_service_worker_needs_no_collected_files(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "DEBUG", True)
    monkeypatch.setattr(staticfiles_storage, "location", str(tmp_path))

    response = client.get("/service-worker.js")

    assert response.status_code == 200
    assert "/static/js/phone/out.js" in response.content.decode()


def test_every_file_to_keep_is_served(client: Client) -> None:
    missing = [name for name in kept_files().files if client.get(name).status_code != 200]

    assert missing == []


def test_the_manifest_opens_the_patrol_log_and_its_pictures_are_served(client: Client) -> None:
    response = client.get("/manifest.webmanifest")

    told = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert told["start_url"] == reverse("patrols:out")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    assert [icon["src"] for icon in told["icons"] if client.get(icon["src"]).status_code != 200] == []


@pytest.mark.parametrize("address", ["/", "/patrols/", "/incidents/", "/people/", "/no/such/page/"])
def test_no_page_of_somebody_who_is_signed_in_stays_in_the_browser(
    address: str, officer: User, sign_in: SignIn
) -> None:
    response = sign_in(officer).get(address)

    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]


def test_no_answer_of_the_api_stays_in_the_browser(officer: User, api: Callable[[User], APIClient]) -> None:
    answers = [api(officer).get(address) for address in ("/api/v1/patrols/", "/api/v1/patrols/kit/")]

    assert all("no-store" in answer.headers["Cache-Control"] for answer in answers)


def test_only_who_may_log_patrols_is_given_the_service_worker(
    officer: User, councillor: User, sign_in: SignIn
) -> None:
    pages = [sign_in(user).get("/").content.decode() for user in (officer, councillor)]

    assert ["js/phone/later" in page for page in pages] == [True, False]
