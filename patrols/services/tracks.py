"""Tracks: kept for a few days for their officer alone, confirmed into one patrol, and forgotten."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from patrols.entry import VisitEntry
from patrols.models import Patrol, Track
from patrols.services.recording import log_patrol
from patrols.tracks.doubts import Unseen, not_seen
from patrols.tracks.kept import write_kept
from patrols.tracks.proposal import propose
from patrols.tracks.reading import TrackError, read_track, text_of

BY_HAND = "Times changed by hand when the GPX track was confirmed"


def upload_track(*, by: User, data: bytes, now: datetime, client_id: uuid.UUID | None = None) -> Track:
    """Keep the positions of a file for a few days. The same form or file again returns the track it made."""
    client_id = client_id or uuid.uuid4()
    if (made := _already_uploaded(client_id, by)) is not None:
        return made
    try:
        fixes = read_track(text_of(data), now=now)
    except TrackError as problem:
        raise ValidationError({"file": str(problem)}) from problem
    times = {"started_at": fixes[0].at, "ended_at": fixes[-1].at}
    kept = write_kept(fixes)
    same: Track | None = Track.objects.visible_to(by).filter(**times, raw=kept).first()
    if same is not None:
        return same
    try:
        with transaction.atomic():
            return Track.objects.create(client_id=client_id, officer=by, uploaded_at=now, raw=kept, **times)
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
    whole = propose(track, now=now)
    if whole is None:
        raise ValidationError("This track is erased. Log the patrol as a past patrol instead.")
    unseen = not_seen(whole, visits)
    with asking_about(unseen, sure=sure):
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
    if unseen:
        changes = [each.as_change()._asdict() for each in unseen]
        patrol.corrections.create(corrected_by=by, corrected_at=now, reason=BY_HAND, changes=changes)
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


@contextmanager
def asking_about(unseen: Sequence[Unseen], *, sure: bool) -> Iterator[None]:
    """Ask what the track does not show together with what else is doubtful: one tick answers all of it."""
    asked = [] if sure else [each.question for each in unseen]
    try:
        yield
    except ValidationError as refused:
        said = refused.message_dict if hasattr(refused, "error_dict") else {}
        if "sure" not in said:
            raise
        asked = [*said["sure"], *asked]
    if asked:
        raise ValidationError({"sure": asked})


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
