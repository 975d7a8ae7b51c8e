"""Writing projects, and what somebody states of them."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from measures.weeks import local
from summaries.models import Project, ProjectFigure
from zones.models import Zone


@transaction.atomic
def add_project(
    *,
    name: str,
    by: User,
    zone: Zone | None = None,
    phase: str = "",
    phase_since_on: date | None = None,
    mission: str = "",
) -> Project:
    """Add a project under an address made from its name. The very same one again is returned."""
    wanted: dict[str, Any] = {
        "name": name.strip(), "zone": zone, "phase": phase, "phase_since_on": phase_since_on,
        "mission": mission.strip(),
    }  # fmt: skip
    _refuse_a_day_without_a_phase(phase, phase_since_on)
    slug = slugify(name)[:50].strip("-")
    if not slug:
        raise ValidationError({"name": "Enter a name with letters or digits in it."})
    made: Project | None = Project.objects.filter(slug=slug).first()
    if made is not None and all(getattr(made, field) == value for field, value in wanted.items()):
        return made
    if made is not None:
        raise ValidationError({"name": f"There is already a project called {made}, or once called so."})
    _refuse_a_name_in_use(name)
    project = Project(slug=slug, **wanted)
    project.full_clean(validate_unique=False)
    project, _ = Project.objects.get_or_create(slug=slug, defaults=wanted)
    return project


@transaction.atomic
def change_project(
    *,
    project: Project,
    name: str,
    zone: Zone | None,
    phase: str,
    mission: str,
    by: User,
    phase_since_on: date | None = None,
) -> Project:
    """Correct what is said of a project, or move it to another phase. Its address stays.

    The phases that it was in before stay in its history, and are told with the days since when.
    """
    _refuse_a_day_without_a_phase(phase, phase_since_on)
    project = Project.objects.select_for_update().get(pk=project.pk)
    _refuse_a_name_in_use(name, apart_from=project)
    project.name, project.zone = name.strip(), zone
    project.phase, project.phase_since_on, project.mission = phase, phase_since_on, mission.strip()
    project.full_clean(validate_unique=False)
    project.save()
    return project


@transaction.atomic
def state_project_figure(
    *,
    project: Project,
    label: str,
    value: int,
    as_at_on: date,
    source: str,
    by: User,
    now: datetime,
    is_cumulative: bool = True,
) -> ProjectFigure:
    """What somebody states of a project for a day; stating it again for that day corrects it.

    A label that the project has already is found whatever its capitals, so that one number over time
    stays one row of the paper.
    """
    if not source.strip():
        raise ValidationError({"source": "Say who states this figure."})
    if as_at_on > local(now).date():
        raise ValidationError({"as_at_on": "That day has not come yet."})
    stated: dict[str, Any] = {"value": value, "source": source.strip(), "is_cumulative": is_cumulative}
    known = project.stated.filter(label__iexact=label.strip()).values_list("label", flat=True).first()
    key: dict[str, Any] = {"project": project, "label": known or label.strip(), "as_at_on": as_at_on}
    ProjectFigure(**key, **stated).full_clean(validate_unique=False, validate_constraints=False)
    figure, _ = ProjectFigure.objects.update_or_create(**key, defaults=stated)
    return figure


def _refuse_a_name_in_use(name: str, apart_from: Project | None = None) -> None:
    found = Project.objects.filter(name__iexact=name.strip()).first()
    if found not in (None, apart_from):
        raise ValidationError({"name": f"There is already a project called {name.strip()}."})


def _refuse_a_day_without_a_phase(phase: str, since_on: date | None) -> None:
    if since_on is not None and not phase:
        raise ValidationError({"phase": "Say which phase it has been in since that day."})
