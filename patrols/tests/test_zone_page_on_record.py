"""What the page of a zone shows goes on record, its plans too."""

from django.utils import timezone

from audit.models import AccessRecord
from patrols.tests.factories import NOW, plan


def test_the_plans_of_the_week_are_on_record(zones, officer, supervisor, sign_in, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    planned = plan(supervisor, zones["the-stow"])

    sign_in(officer).get("/patrols/zones/the-stow/")

    record = AccessRecord.objects.get(kind="planned visit")
    assert (record.ids, record.count) == ([str(planned.pk)], 1)
