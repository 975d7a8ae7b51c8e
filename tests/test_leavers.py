"""Whoever leaves is out at once: every browser, every key, every file that waits; and that is on record."""

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.keys.services import create_api_token
from accounts.models import ApiToken, BrowserSession
from accounts.services import deactivate_person
from exports.models import ExportJob, ExportPiece
from exports.tests.factories import ready_export

pytestmark = pytest.mark.django_db


def test_all_that_a_leaver_could_use_is_gone_with_the_same_click(supervisor, administrator, sign_in):
    desk, phone = sign_in(supervisor), sign_in(supervisor)
    program = APIClient()
    text = create_api_token(person=supervisor, name="Report")
    program.credentials(HTTP_AUTHORIZATION=f"Token {text}")
    ready = ready_export(supervisor)
    waiting = ExportJob.objects.create(
        key=ready.key, format="csv", by=supervisor, role=supervisor.role, asked_at=timezone.now()
    )
    kept = ready_export(administrator)
    before = [each.get("/api/v1/zones/").status_code for each in (desk, phone, program)]

    sign_in(administrator).post(f"/people/{supervisor.pk}/deactivate/")

    ready.refresh_from_db()
    waiting.refresh_from_db()
    assert before == [200, 200, 200]
    assert [each.get("/api/v1/zones/").status_code for each in (desk, phone, program)] == [401, 401, 401]
    assert not BrowserSession.objects.filter(user=supervisor).exists()
    assert not ApiToken.objects.filter(user=supervisor).exists()
    assert (ready.state, waiting.state) == ("expired", "failed")
    assert set(ExportPiece.objects.values_list("job", flat=True)) == {kept.pk}


def test_that_somebody_was_shut_out_is_kept_with_who_did_it(officer, administrator, sign_in):
    create_api_token(person=officer, name="Report")

    sign_in(administrator).post(f"/people/{officer.pk}/deactivate/")

    left = officer.events.order_by("-pgh_id").first()
    key = ApiToken.pgh_event_model.objects.get(pgh_label="delete")
    assert not left.is_active
    assert left.pgh_context.metadata["user"] == administrator.pk
    assert (key.name, key.pgh_context.metadata["user"]) == ("Report", administrator.pk)


def test_who_comes_back_finds_nothing_open_again(officer, administrator, sign_in):
    browser = sign_in(officer)
    deactivate_person(person=officer, by=administrator)

    officer.is_active = True
    officer.save()

    assert browser.get("/zones/").status_code == 302
