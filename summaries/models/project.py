"""Projects that run for months, and what is said of them."""

from datetime import date
from typing import Any, ClassVar

import pghistory
from django.db import models

from summaries.projects.phases import Told, phases_by
from summaries.querysets import ProjectFigureQuerySet, ProjectQuerySet
from zones.models import Zone


@pghistory.track()
class Project(models.Model):
    """Work on one place over months, such as Safe to go Stow. Not a patrol, and not a hotspot."""

    class Phase(models.TextChoices):
        CLEAR = "clear", "Clear"
        HOLD = "hold", "Hold"
        BUILD = "build", "Build"

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    zone = models.ForeignKey(Zone, models.PROTECT, null=True, blank=True, related_name="+")
    phase = models.CharField(max_length=10, choices=Phase, blank=True)
    phase_since_on = models.DateField(null=True, blank=True)
    mission = models.CharField(max_length=80, blank=True)

    objects: ClassVar = ProjectQuerySet.as_manager()

    # Filled by the query: every state that this record was in, what was stated last, and its actions.
    told: list[Any]
    latest_figures: list["ProjectFigure"]
    undertaken: list[Any]

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def phases_by(self, day: date) -> list[Told]:
        """The phases that had begun by that day, oldest first, from the history of this record."""
        return phases_by(day, (Told(each.phase, each.phase_since_on) for each in self.told))

    @classmethod
    def phase_label(cls, phase: str) -> str:
        return str(cls.Phase(phase).label)


@pghistory.track()
class ProjectFigure(models.Model):
    """One number that somebody stated about a project, with who stated it and for when.

    Never added to a week's counts: a cumulative figure says what happened since the project began.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="stated")
    label = models.CharField(max_length=120)
    value = models.PositiveIntegerField()
    as_at_on = models.DateField()
    source = models.CharField(max_length=200)
    is_cumulative = models.BooleanField(default=True)

    objects: ClassVar = ProjectFigureQuerySet.as_manager()

    class Meta:
        ordering = ("project__name", "label", "-as_at_on")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("project", "label", "as_at_on"), name="one_figure_per_label_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.project}: {self.value} {self.label}"
