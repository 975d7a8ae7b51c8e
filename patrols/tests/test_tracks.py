"""Tracks: for their officer alone, confirmed into one patrol, erased for good."""

from datetime import UTC, date, datetime, timedelta

import pytest
from celery import current_app
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection

from patrols.entry import VisitEntry
from patrols.models import Patrol, Track
from patrols.services import confirm_track, forget_track, forget_tracks, upload_track
from patrols.tasks import forget_old_tracks
from patrols.tests.factories import NOW
from patrols.tests.factories import patrol as logged
from patrols.tests.gpx import at, gpx, joined, standing
from patrols.tests.track_factory import IN_NORTH_GATE, IN_THE_STOW, IN_TOWN_CENTRE, track, walked
from patrols.tracks.erasure import ERASING_TIME
from patrols.tracks.proposal import propose
from zones.services import redraw_zone

SECRET = "51.77777"


def everything_in(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT t::text FROM {table} t")
        return "\n".join(row[0] for row in cursor.fetchall())


def test_a_track_proposes_its_visits_zone_by_zone(officer, zones):
    proposal = propose(track(officer), now=NOW)

    assert [(each.zone.slug, each.arrived_at, each.left_at) for each in proposal.visits] == [
        ("the-stow", at(0), at(12)),
        ("north-gate", at(30), at(45)),
    ]
    assert [(gap.start, gap.end) for gap in proposal.gaps] == [(at(12), at(30))]


def test_north_gate_is_not_counted_for_the_town_centre_around_it(officer, zones):
    way = joined(standing(IN_TOWN_CENTRE, at(0), 10), standing(IN_NORTH_GATE, at(10.2), 12))

    proposal = propose(track(officer, gpx(way)), now=NOW)

    assert [(each.zone.slug, each.minutes) for each in proposal.visits] == [
        ("town-centre", 10),
        ("north-gate", 12),
    ]


def test_positions_are_placed_by_the_outlines_of_their_day(officer, administrator, zones):
    the_track = track(officer)
    moved = zones["the-stow"].versions.get().geometry
    moved["coordinates"][0] = [[lng + 0.01, lat] for lng, lat in moved["coordinates"][0]]
    redraw_zone(
        zone=zones["the-stow"], geometry=moved, by=administrator,
        valid_from=at(0).date() + timedelta(days=1), today=at(0).date(),
    )  # fmt: skip

    assert propose(the_track, now=NOW).visits[0].zone.slug == "the-stow"


def test_the_twenty_longest_stays_are_proposed_and_the_others_named(officer, zones):
    way = [standing(IN_THE_STOW, at(5 * n), 2.5 if n == 7 else 4) for n in range(21)]

    proposal = propose(track(officer, gpx(*way)), now=NOW)

    assert len(proposal.visits) == 20
    assert [each.arrived_at for each in proposal.left_out] == [at(35)]


def test_the_same_form_or_the_same_file_again_is_the_same_track(officer, zones):
    first = track(officer)

    assert upload_track(by=officer, data=walked().encode(), now=NOW, client_id=first.client_id) == first
    assert upload_track(by=officer, data=walked().encode(), now=NOW) == first


def test_what_cannot_be_read_is_refused_at_the_file(officer):
    with pytest.raises(ValidationError) as refused:
        upload_track(by=officer, data=b"nothing of the kind", now=NOW)

    assert "not a GPX file" in refused.value.message_dict["file"][0]


def confirm(the_track: Track, by: object, **fields: object) -> Patrol:
    visits = [
        VisitEntry(each.zone, each.arrived_at, each.left_at) for each in propose(the_track, now=NOW).visits
    ]
    said = {"started_at": at(0), "ended_at": at(50), "visits": visits, "nothing_to_report": True}
    return confirm_track(track=the_track, by=by, now=NOW, **{**said, **fields})


def test_confirming_twice_makes_one_patrol_linked_to_the_track(officer, zones):
    the_track = track(officer)

    first = confirm(the_track, officer)
    second = confirm(the_track, officer)

    the_track.refresh_from_db()
    assert (first, Patrol.objects.count()) == (second, 1)
    assert (the_track.patrol, first.client_id) == (first, the_track.client_id)


def test_only_its_officer_may_confirm_or_erase_a_track(officer, supervisor, zones):
    the_track = track(officer)

    with pytest.raises(PermissionDenied):
        confirm(the_track, supervisor)
    with pytest.raises(PermissionDenied):
        forget_track(track=the_track, by=supervisor, now=NOW)


def test_a_patrol_of_that_time_that_is_on_record_is_named(officer, zones):
    before = logged(officer, started_at=at(40), ended_at=at(100))

    with pytest.raises(ValidationError, match=f"This overlaps your patrol {before}"):
        confirm(track(officer), officer)


def test_what_is_erased_can_no_longer_be_confirmed(officer, zones):
    the_track = track(officer)
    said = {"started_at": at(0), "ended_at": at(50), "nothing_to_report": True}
    forget_track(track=the_track, by=officer, now=NOW)

    with pytest.raises(ValidationError, match="erased"):
        confirm_track(track=the_track, by=officer, now=NOW, **said)


def test_after_its_days_the_file_is_gone_and_it_was_never_in_the_history(officer, zones, settings):
    settings.TRACK_DAYS = 7
    the_track = track(officer, walked().replace("51.77", SECRET, 1), uploaded_at=NOW)
    confirm(the_track, officer)
    assert SECRET in everything_in("patrols_track")

    forget_tracks(now=NOW + timedelta(days=7))

    the_track.refresh_from_db()
    assert (the_track.raw, the_track.patrol is not None) == ("", True)
    for table in connection.introspection.table_names():
        if table.startswith(("patrols_", "audit_", "pghistory_", "accounts_browsersession")):
            assert SECRET not in everything_in(table), table


def test_a_track_goes_with_the_last_run_within_its_days(officer, zones, settings):
    settings.TRACK_DAYS = 7
    track(officer, uploaded_at=NOW)
    run = datetime(2026, 11, 27, 3, 10, tzinfo=UTC)

    assert forget_tracks(now=run - timedelta(days=1)) == 0
    assert forget_tracks(now=run) == 1
    assert forget_tracks(now=run + timedelta(days=1)) == 0


def test_with_no_days_a_track_goes_at_the_next_run(officer, zones, settings):
    settings.TRACK_DAYS = 0
    track(officer, uploaded_at=NOW)

    assert forget_tracks(now=NOW) == 1


def test_the_nightly_task_and_the_command_do_the_same(officer, zones, settings, capsys):
    settings.TRACK_DAYS = 0
    track(officer)

    assert forget_old_tracks() == 1
    call_command("forget_tracks")

    assert "0 tracks" in capsys.readouterr().out


def test_the_page_says_the_night_in_which_the_worker_erases(officer, zones, settings):
    settings.TRACK_DAYS = 7
    when = current_app.conf.beat_schedule["forget old tracks"]["schedule"]

    assert (when.hour, when.minute) == ({ERASING_TIME.hour}, {ERASING_TIME.minute})
    assert track(officer, uploaded_at=NOW).erased_on == date(2026, 11, 27)


def test_past_its_days_a_track_is_closed_though_nobody_erased_it(officer, zones, settings):
    settings.TRACK_DAYS = 7
    the_track = track(officer, uploaded_at=NOW)
    night = datetime(2026, 11, 27, 3, 10, tzinfo=UTC)

    assert propose(the_track, now=night - timedelta(seconds=1)) is not None
    assert propose(the_track, now=night) is None
    with pytest.raises(ValidationError, match="erased"):
        confirm_track(track=the_track, by=officer, now=night, started_at=at(0), ended_at=at(50))
