"""The weekly summary and its life, what is said of its draft, the actions that follow, and the projects."""

from summaries.models.action import Action
from summaries.models.attempt import CompileAttempt
from summaries.models.comment import Comment
from summaries.models.issued_file import IssuedFile
from summaries.models.project import Project, ProjectFigure
from summaries.models.step import Step
from summaries.models.summary import WeeklySummary

__all__ = [
    "Action",
    "Comment",
    "CompileAttempt",
    "IssuedFile",
    "Project",
    "ProjectFigure",
    "Step",
    "WeeklySummary",
]
