"""The pages of the import room know the sheets of incidents."""

import io

import pytest
from django.urls import reverse

from imports.models import ImportBatch
from imports.sheets.templates import template_csv
from incidents.models import Incident
from incidents.sheet_kind.kind import IncidentSheetKind

KIND = IncidentSheetKind()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_template_is_downloaded_in_both_formats(supervisor, zones, sign_in, ending):
    answer = sign_in(supervisor).get(reverse("imports:template", args=[KIND.key, ending]))

    assert answer.status_code == 200
    assert f"{KIND.key}-template.{ending}" in answer["Content-Disposition"]


def test_a_filled_in_template_is_understood_without_a_question(supervisor, zones, sign_in):
    browser = sign_in(supervisor)
    sent = io.BytesIO(template_csv(KIND))
    sent.name = "template.csv"
    page = browser.get(reverse("imports:send", args=[KIND.key]))
    given = {"files": sent, "client_id": page.context["form"]["client_id"].value(), "sender": "Shops"}

    browser.post(reverse("imports:send", args=[KIND.key]), given, follow=True)

    batch = ImportBatch.objects.get()
    shown = browser.get(reverse("imports:columns", args=[batch.reference]))
    assert shown.status_code == 200
    chosen = shown.context["form"].initial
    assert {"category": "Kind", "on": "Date", "source": "Source"}.items() <= chosen.items()
    assert not Incident.objects.exists()


def test_an_officer_cannot_download_what_is_not_for_them(officer, zones, sign_in):
    answer = sign_in(officer).get(reverse("imports:template", args=[KIND.key, "csv"]))

    assert answer.status_code == 403
