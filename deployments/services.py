"""Writing deployments: planning one, recording one, what it found, putting it right, moving it on."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from audit.references import next_reference
from deployments.models import DeploymentResult, TechDeployment
from deployments.outcomes import ATTRIBUTIONS, RESULTS
from deployments.refusals import refuse_disagreement, refuse_the_future
from deployments.register.services import resumes_in_time
from deployments.workflow import LABELS, Status, may_move
from measures.weeks import local
from zones.models import Zone
from zones.services import locate

Results = Mapping[tuple[str, str], int]

# Who says when it ended knows more than how long it was.
EXACT: dict[str, Any] = {"time_precision": TechDeployment.Precision.EXACT, "duration_minutes": None}


def plan_deployment(
    *,
    technology: str,
    starts_at: datetime,
    site: str,
    operator: Organisation,
    by: User,
    now: datetime,
    ends_at: datetime | None = None,
    lat: float | None = None,
    lng: float | None = None,
    zone: Zone | None = None,
    client_id: uuid.UUID | None = None,
    resumes_by_then: bool = False,
    **details: Any,
) -> TechDeployment:
    """Plan a deployment once: the same `client_id` again returns the plan it made.

    A paused technology is refused unless it is said that it `resumes_by_then`.
    `details` are the plain fields: units, funder, cost_pence, cost_covers, use_case, objective,
    authority_rank, authority_reference, impact_assessment, equality_assessment, public_notice_url,
    notes, site_is_public, watchlist_size, watchlist_categories, threshold, algorithm.
    """
    if client_id and (made := _already_made(client_id, by)):
        return made
    if local(starts_at).date() < local(now).date():
        raise ValidationError(
            {"starts_at": "That day has passed. Record the deployment as one that took place."}
        )
    fields = {"technology": technology, "starts_at": starts_at, "ends_at": ends_at, "site": site,
              "operator": operator, "status": Status.PLANNED, **details}  # fmt: skip
    fields["resumes_by_then"] = resumes_in_time(
        technology=technology, day=local(starts_at).date(), is_said=resumes_by_then
    )
    return _create(client_id, {"lat": lat, "lng": lng, "zone": zone}, fields, {}, by, now)


def record_deployment(
    *,
    technology: str,
    starts_at: datetime,
    site: str,
    operator: Organisation,
    by: User,
    now: datetime,
    ends_at: datetime | None = None,
    results: Results | None = None,
    lat: float | None = None,
    lng: float | None = None,
    zone: Zone | None = None,
    client_id: uuid.UUID | None = None,
    **details: Any,
) -> TechDeployment:
    """Record one that took place, whole, once. `details` also takes the counts of its kind.

    Where only a day is known: `starts_at` is its midnight, time_precision "day", duration_minutes the length.
    """
    if client_id and (made := _already_made(client_id, by)):
        return made
    refuse_the_future(starts_at, ends_at, now)
    fields = {"technology": technology, "starts_at": starts_at, "ends_at": ends_at, "site": site,
              "operator": operator, "status": Status.COMPLETE, **details}  # fmt: skip
    place = {"lat": lat, "lng": lng, "zone": zone}
    return _create(client_id, place, fields, results or {}, by, now)


@transaction.atomic
def record_results(
    *,
    deployment: TechDeployment,
    results: Results,
    by: User,
    now: datetime,
    ends_at: datetime | None = None,
    **counts: Any,
) -> TechDeployment:
    """Say what it found, which completes it. The results replace those recorded before, whole.

    A count left out stays as it is; None says that it was not recorded, and 0 that there was none.
    """
    deployment = TechDeployment.objects.select_for_update().get(pk=deployment.pk)
    if not deployment.takes_results:
        raise ValidationError("A cancelled deployment found nothing. Plan it again first.")
    if ends_at is not None:
        counts |= {"ends_at": ends_at, **EXACT}
    if ends_at is None and not deployment.is_over:
        raise ValidationError({"ends_at": "Say when it ended."})
    refuse_the_future(deployment.starts_at, ends_at or deployment.ends_at, now)
    deployment.status = Status.COMPLETE
    return _store(deployment, counts, results)


@transaction.atomic
def correct_deployment(
    *,
    deployment: TechDeployment,
    by: User,
    now: datetime,
    lat: float | None = None,
    lng: float | None = None,
    zone: Zone | None = None,
    results: Results | None = None,
    resumes_by_then: bool | None = None,
    **changes: Any,
) -> TechDeployment:
    """Put a plan or a record right. Who changed what is kept in its history.

    A plan on a day on which the technology is paused is asked about, as when it was planned.
    """
    deployment = TechDeployment.objects.select_for_update().get(pk=deployment.pk)
    starts_at = changes.get("starts_at", deployment.starts_at)
    ends_at = changes.get("ends_at", deployment.ends_at)
    if ends_at is not None:
        changes = {**EXACT, **changes}
    if deployment.status == Status.COMPLETE:
        if ends_at is None and not (changes.get("duration_minutes") or deployment.duration_minutes):
            raise ValidationError({"ends_at": "Say when it ended."})
        refuse_the_future(starts_at, ends_at, now)
    if results and deployment.status != Status.COMPLETE:
        raise ValidationError({"results": "Complete the deployment first, then say what it found."})
    day = local(starts_at).date()
    if deployment.status == Status.PLANNED:
        is_said = deployment.resumes_by_then if resumes_by_then is None else resumes_by_then
        changes["resumes_by_then"] = resumes_in_time(
            technology=deployment.technology, day=day, is_said=is_said
        )
    if local(deployment.starts_at).date() != day or not deployment.is_at(lat, lng, zone):
        changes |= locate(on=day, lat=lat, lng=lng, zone=zone).as_fields()
    return _store(deployment, changes, results)


@transaction.atomic
def move_deployment(
    *,
    deployment: TechDeployment,
    to: str,
    by: User,
    now: datetime,
    reason: str = "",
    resumes_by_then: bool = False,
) -> TechDeployment:
    """Move a deployment to another status, as the workflow allows. Cancelling needs a reason.

    To plan it again while the technology is paused, it has to be said that it `resumes_by_then`.
    """
    deployment = TechDeployment.objects.select_for_update().get(pk=deployment.pk)
    if to not in LABELS or not may_move(deployment.status, to):
        now_called = LABELS[Status(deployment.status)].lower()
        raise ValidationError({"status": f"This deployment is {now_called}; it cannot become “{to}”."})
    if to == Status.CANCELLED and not reason.strip():
        raise ValidationError({"reason": "Say why this deployment is cancelled."})
    if to in (Status.ACTIVE, Status.COMPLETE) and deployment.starts_at > now:
        raise ValidationError({"status": "It has not started yet. Change its start, or cancel it."})
    if to == Status.COMPLETE:
        # Nobody who presses the button while it is being packed up should have to wait for the plan.
        deployment.ends_at = min(deployment.ends_at or now, now)
    if to == Status.PLANNED:
        deployment.resumes_by_then = resumes_in_time(
            technology=deployment.technology, day=local(deployment.starts_at).date(), is_said=resumes_by_then
        )
    deployment.status = to
    deployment.status_reason = reason.strip()
    deployment.save(update_fields=["status", "status_reason", "ends_at", "resumes_by_then"])
    return deployment


def _already_made(client_id: uuid.UUID, by: User) -> TechDeployment | None:
    made: TechDeployment | None = TechDeployment.objects.created_as(client_id).first()
    if made is not None and made.recorded_by_id != by.pk:
        raise ValidationError("This form was already sent by somebody else. Open a new one.")
    return made


def _create(
    client_id: uuid.UUID | None,
    place: dict[str, Any],
    fields: dict[str, Any],
    results: Results,
    by: User,
    now: datetime,
) -> TechDeployment:
    client_id = client_id or uuid.uuid4()
    location = locate(on=local(fields["starts_at"]).date(), **place)
    try:
        with transaction.atomic():
            deployment = TechDeployment(
                client_id=client_id,
                reference=next_reference("TEC", local(now).year),
                recorded_by=by,
                recorded_at=now,
                **location.as_fields(),
            )
            return _store(deployment, fields, results)
    except IntegrityError:
        # The same request arrived twice at once, and the other one was quicker.
        made = _already_made(client_id, by)
        if made is None:
            raise
        return made


def _store(deployment: TechDeployment, changes: Mapping[str, Any], results: Results | None) -> TechDeployment:
    for field, value in changes.items():
        setattr(deployment, field, value)
    refuse_disagreement(deployment)
    deployment.full_clean(exclude=["client_id", "reference"], validate_constraints=False)
    deployment.save()
    if results is not None:
        _replace_results(deployment, results)
    return deployment


def _replace_results(deployment: TechDeployment, results: Results) -> None:
    for code, attribution in results:
        if code not in RESULTS or attribution not in ATTRIBUTIONS:
            raise ValidationError({"results": f"There is no result “{code}” that is “{attribution}”."})
    if any(count < 0 for count in results.values()):
        raise ValidationError({"results": "A count cannot be less than 0."})
    for row in deployment.results.all():
        if (row.code, row.attribution) not in results:
            row.delete()
    for (code, attribution), count in results.items():
        DeploymentResult.objects.update_or_create(
            deployment=deployment, code=code, attribution=attribution, defaults={"count": count}
        )
