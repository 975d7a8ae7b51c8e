"""Tracks: kept for a few days for their officer alone, confirmed into one patrol, and forgotten."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from patrols.entry import VisitEntry
from patrols.models import Patrol, Track
from patrols.services.recording import log_patrol
from patrols.tracks.reading import TrackError, read_track, text_of


def upload_track(*, by: User, data: bytes, now: datetime, client_id: uuid.UUID | None = None) -> Track:
    """Keep a GPX file for a few days. The same form or the same file again returns the track it made."""
    client_id = client_id or uuid.uuid4()
    if (made := _already_uploaded(client_id, by)) is not None:
        return made
    try:
        text = text_of(data)
        fixes = read_track(text, now=now)
    except TrackError as problem:
        raise ValidationError({"file": str(problem)}) from problem
    times = {"started_at": fixes[0].at, "ended_at": fixes[-1].at}
    same: Track | None = Track.objects.visible_to(by).filter(**times, raw=text).first()
    if same is not None:
        return same
    try:
        with transaction.atomic():
            return Track.objects.create(client_id=client_id, officer=by, uploaded_at=now, raw=text, **times)
    except IntegrityError:
        # The same form arrived twice at once, and the other one was quicker.
        made = _already_uploaded(client_id, by)
        if made is None:
            raise
        return made


@transaction.atomic
def confirm_track(
    *,
    track: Track,
    by: User,
    now: datetime,
    started_at: datetime,
    ended_at: datetime,
    visits: Sequence[VisitEntry] = (),
    staff_count: int = 1,
    partners: Mapping[Organisation, int] | None = None,
    is_joint: bool | None = None,
    nothing_to_report: bool = False,
    note: str = "",
    sure: bool = False,
) -> Patrol:
    """Log what the officer says of their track as one patrol. Twice makes one."""
    track = _own(track, by)
    if track.patrol is not None:
        return track.patrol
    if track.is_forgotten:
        raise ValidationError("This track is erased. Log the patrol as a past patrol instead.")
    patrol = log_patrol(
        by=by,
        now=now,
        started_at=started_at,
        ended_at=ended_at,
        staff_count=staff_count,
        partners=partners,
        visits=visits,
        nothing_to_report=nothing_to_report,
        is_joint=is_joint,
        note=note,
        client_id=track.client_id,
        sure=sure,
    )
    track.patrol = patrol
    track.save(update_fields=["patrol"])
    return patrol


@transaction.atomic
def forget_track(*, track: Track, by: User, now: datetime) -> Track:
    """Erase the points at once; that there was a track, and the patrol it became, stay."""
    track = _own(track, by)
    if not track.is_forgotten:
        track.raw, track.forgotten_at = "", now
        track.save(update_fields=["raw", "forgotten_at"])
    return track


def forget_tracks(*, now: datetime) -> int:
    """Erase every track that the next nightly run would find older than its days; how many those were."""
    due = Track.objects.kept().over_by_the_next_run(now, days=settings.TRACK_DAYS)
    return due.update(raw="", forgotten_at=now)


def _own(track: Track, by: User) -> Track:
    fresh: Track = Track.objects.select_for_update(of=("self",)).select_related("patrol").get(pk=track.pk)
    if fresh.officer_id != by.pk:
        raise PermissionDenied("Only the person whose track this is can open it.")
    return fresh


def _already_uploaded(client_id: uuid.UUID, by: User) -> Track | None:
    made: Track | None = Track.objects.created_as(client_id).first()
    if made is not None and made.officer_id != by.pk:
        raise ValidationError("Somebody else has already sent this form. Open it again to send your own.")
    return made
