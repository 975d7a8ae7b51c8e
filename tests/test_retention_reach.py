"""An erased record is nowhere any more: in no table, no history, no file that was sent or taken out."""

from dataclasses import replace

import pghistory
import pytest
from django.apps import apps
from django.db import connection, models
from pghistory.models import Context

from audit.models import AccessRecord
from audit.retention.erasing import pointing_at
from audit.retention.histories import histories_of
from audit.retention.kinds import all_kinds
from exports.models import ExportPiece
from exports.tests.factories import ready_export
from incidents.attachments.services import take_attachment_away
from incidents.kept_services import check_incident_counts, rebuild_incident_counts
from incidents.links.services import link_incidents, unlink_incidents
from incidents.models import Attachment, Incident, IncidentCount, IncidentLink
from incidents.services import correct_incident, move_incident
from incidents.tests.picture_factories import attachment
from patrols.models import Patrol, Visit
from patrols.services import strike_patrol
from stopsearches.models import StopSearch
from tests.retention import (
    MARK,
    OLD,
    SOON,
    erase,
    erase_all,
    held,
    kept_for,
    old_deployment,
    old_incident,
    old_patrol,
    old_search,
    proposed,
    tables_with,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]


def much_written_about(officer, supervisor):
    """Reported, corrected, withdrawn; a picture, one that was taken away; a link, one that was."""
    made = old_incident(officer, description=f"Two bottles by the {MARK} kiosk")
    other = old_incident(officer, category="theft", at=OLD + SOON)
    attachment(made, officer, caption=f"{MARK} shutter")
    gone = attachment(made, officer, caption="Another")
    take_attachment_away(attachment=gone, reason=f"{MARK} was seen", by=supervisor, now=OLD + SOON)
    for kind in ("same_event", "related"):
        link_incidents(one=made, other=other, kind=kind, by=officer, now=OLD + SOON)
        unlink_incidents(one=made, other=other, by=officer, now=OLD + SOON)
    link_incidents(one=made, other=other, kind="related", by=officer, now=OLD + SOON)
    correct_incident(
        incident=made, category="theft", occurred_at=OLD, time_precision="exact", source="cctv",
        by=supervisor, now=OLD + SOON, lat=51.77535, lng=0.11387, description=f"One bottle, {MARK}",
    )  # fmt: skip
    move_incident(incident=made, to="withdrawn", reason=f"{MARK} said it was wrong", by=supervisor)
    return made, other


def test_an_erased_incident_is_nowhere_any_more(officer, supervisor, administrator):
    made, other = much_written_about(officer, supervisor)
    ready_export(supervisor, content=f"# OFFICIAL\r\n{MARK}\r\n".encode())
    zipped = {"key": "everything", "format": "zip", "reason": "Moving"}
    ready_export(administrator, content=f"PK {MARK}".encode(), **zipped)
    written = tables_with(MARK)

    done = erase_all("incidents", administrator)

    assert written == {
        "incidents_incident", "incidents_incidentevent", "incidents_attachment",
        "incidents_attachmentevent", "exports_exportpiece",
    }  # fmt: skip
    assert tables_with(MARK) == set()
    assert done.references == [made.reference, other.reference]
    assert not Incident.objects.exists() and not Attachment.objects.exists()
    assert not IncidentLink.objects.exists()
    assert done.took["incidents"] == 2 and done.took["attachments"] == 2
    assert done.took["files that were taken out"] == 2
    # Its reference alone is left, where it says that it was erased.
    assert tables_with(made.reference) <= {"audit_erasure", *_parts_of_the_log()}


def _parts_of_the_log() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits"
            " WHERE inhparent = 'audit_accessrecord'::regclass"
        )
        return {"audit_accessrecord", *(name for (name,) in cursor.fetchall())}


def test_the_log_says_what_why_who_and_when(officer, administrator):
    made = old_incident(officer)

    done = erase_all("incidents", administrator)

    record = AccessRecord.objects.get(action="erased")
    assert (record.ids, record.user, record.reason, record.kind) == (
        [made.reference], administrator, "As the schedule says", "incident",
    )  # fmt: skip
    assert (done.decided_by, done.months, done.basis) == (administrator, 12, "Schedule of 2026")
    assert done.first_at == done.last_at == made.occurred_at


def test_a_patrol_goes_with_its_visits_and_a_search_made_on_it_stays(
    officer, supervisor, liaison, zones, administrator
):
    walked = old_patrol(officer, zones["the-stow"], note=f"{MARK} again")
    strike_patrol(patrol=walked, reason=f"{MARK} was wrong", by=supervisor, now=OLD + SOON)
    search = old_search(liaison)
    StopSearch.objects.filter(pk=search.pk).update(patrol=walked)

    erase_all("patrols", administrator)

    search.refresh_from_db()
    assert (Patrol.objects.count(), Visit.objects.count(), search.patrol) == (0, 0, None)
    assert tables_with(MARK) == set()


def test_visits_that_were_taken_out_of_a_patrol_before_go_from_history_too(officer, zones, administrator):
    walked = old_patrol(officer, zones["the-stow"])
    Visit.objects.all().delete()

    erase_all("patrols", administrator)

    for model in apps.get_app_config("patrols").get_models():
        if hasattr(model, "patrol") or model.__name__ in ("VisitEvent", "OutcomeEvent", "CrewEvent"):
            assert not model._base_manager.exists(), model
    assert walked.pk is not None


def test_a_stop_search_goes_with_its_history_and_published_ones_stay(liaison, administrator):
    old_search(liaison, reference=MARK, operation_name=MARK)

    erase_all("stop-searches", administrator)

    assert tables_with(MARK) == set()
    assert not StopSearch.objects.exists()


def test_a_deployment_goes_with_its_results(liaison, administrator):
    old_deployment(liaison, notes=f"{MARK} came by", results={("arrest", "during"): 1})

    done = erase_all("deployments", administrator)

    assert tables_with(MARK) == set()
    assert done.took["tech deployments"] == 1


def test_who_did_it_at_which_address_is_forgotten_with_the_last_history_of_it(officer, administrator):
    kept, gone = old_incident(officer), old_incident(officer, category="theft")
    for each in (kept, gone):
        _act_on(each)
    held(administrator, reference=kept.reference)

    erase_all("incidents", administrator)

    assert list(Context.objects.values_list("metadata__url", flat=True)) == [kept.get_absolute_url()]


def _act_on(made):
    with pghistory.context(url=made.get_absolute_url()):
        Incident.objects.filter(pk=made.pk).update(description="Otherwise")


def test_counts_kept_ahead_are_made_anew(officer, administrator):
    old_incident(officer)
    rebuild_incident_counts()

    erase_all("incidents", administrator)

    assert not IncidentCount.objects.exists()
    assert (check_incident_counts().stale, check_incident_counts().differences) == (0, 0)


def test_if_anything_cannot_be_erased_nothing_is(officer, administrator, monkeypatch):
    made = old_incident(officer, description=MARK)
    ready_export(administrator, content=MARK.encode())
    kept_for(12, "incidents", administrator)
    listed = proposed()[0]

    def breaks() -> None:
        raise RuntimeError("The disk is full")

    broken = replace(all_kinds()["incidents"], afterwards=(breaks,))
    monkeypatch.setitem(all_kinds(), "incidents", broken)
    with pytest.raises(RuntimeError):
        erase(listed, administrator)

    listed.refresh_from_db()
    assert listed.is_proposed
    assert list(Incident.objects.all()) == [made] and ExportPiece.objects.exists()
    assert not AccessRecord.objects.filter(action="erased").exists()


def test_no_record_lies_in_a_file_beside_the_database():
    beside = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
    ]

    assert beside == []


def test_whatever_of_another_room_points_at_a_kind_is_let_go_by_it():
    kinds = all_kinds()
    for kind in kinds.values():
        others = {
            (other, field)
            for other, field in pointing_at(kind.model)
            if other._meta.app_label != kind.model._meta.app_label
        }

        assert others == {(kinds[key].model, field) for key, field in kind.lets_go}


def test_every_kind_has_a_history_with_what_is_asked_of_it():
    for kind in all_kinds().values():
        histories = histories_of(kind.model)
        names = {field.name for history in histories for field in history._meta.concrete_fields}

        assert histories and {kind.moment, *kind.free_text} <= names
