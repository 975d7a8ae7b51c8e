"""What no deployment may say, told at the field to put it at; the database refuses the same without words."""

from datetime import datetime, time

from django.core.exceptions import ValidationError

from deployments import technologies
from deployments.alerts import disagreements
from deployments.models import TechDeployment
from deployments.workflow import Status
from measures.weeks import local

LONGEST_MINUTES = 24 * 60


def refuse_disagreement(deployment: TechDeployment) -> None:
    camera = technologies.is_camera(deployment.technology)
    foreign = technologies.DETECTOR_FIELDS if camera else technologies.CAMERA_FIELDS
    kind = "Facial recognition does not screen people." if camera else "A detector sees no faces."
    problems = {
        name: f"{kind} Leave this empty." for name in foreign if getattr(deployment, name) is not None
    }
    counted = (*technologies.CAMERA_FIELDS, *technologies.DETECTOR_FIELDS)
    problems |= disagreements({name: getattr(deployment, name) for name in counted})
    problems |= _of_the_time(deployment)
    if deployment.cost_covers and deployment.cost_pence is None:
        problems["cost_pence"] = "Enter the cost as well, or do not say what it covers."
    if problems:
        raise ValidationError(problems)


def refuse_the_future(starts_at: datetime, ends_at: datetime | None, now: datetime) -> None:
    if starts_at > now:
        raise ValidationError({"starts_at": "That is in the future. Plan the deployment instead."})
    if ends_at is not None and ends_at > now:
        raise ValidationError({"ends_at": "That is in the future. Enter when it ended."})


def _of_the_time(deployment: TechDeployment) -> dict[str, str]:
    ends_at, minutes = deployment.ends_at, deployment.duration_minutes
    if deployment.time_precision == TechDeployment.Precision.DAY:
        return _of_a_day(deployment)
    if ends_at is not None and ends_at <= deployment.starts_at:
        return {"ends_at": "The end must be after the start."}
    if minutes is not None:
        return {"duration_minutes": "A length is for a deployment of which only the day is known."}
    if deployment.status == Status.COMPLETE and ends_at is None:
        return {"ends_at": "Say when it ended."}
    return {}


def _of_a_day(deployment: TechDeployment) -> dict[str, str]:
    if deployment.status != Status.COMPLETE:
        return {"time_precision": "Only one that took place can have a day and a length and no times."}
    if deployment.ends_at is not None:
        return {"ends_at": "Only its day is known. Leave the end empty, or give exact times."}
    if deployment.duration_minutes is None or not 0 < deployment.duration_minutes <= LONGEST_MINUTES:
        return {"duration_minutes": "Give a length between 1 minute and 24 hours."}
    if local(deployment.starts_at).time() != time.min:
        return {"starts_at": "Only its day is known, so it starts at 00:00 of that day."}
    return {}
