"""The weekly summary, the actions that follow from it, and the projects it reports on."""

from summaries.models.action import Action
from summaries.models.project import Project, ProjectFigure
from summaries.models.summary import WeeklySummary

__all__ = ["Action", "Project", "ProjectFigure", "WeeklySummary"]
