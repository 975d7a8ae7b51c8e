"""The weekly summary, what is said of its draft, the actions that follow, and the projects it reports on."""

from summaries.models.action import Action
from summaries.models.comment import Comment
from summaries.models.project import Project, ProjectFigure
from summaries.models.summary import WeeklySummary

__all__ = ["Action", "Comment", "Project", "ProjectFigure", "WeeklySummary"]
