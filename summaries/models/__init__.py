"""The weekly summary and its life, what is said of its draft, the actions that follow, projects and mail."""

from summaries.models.action import Action
from summaries.models.attempt import CompileAttempt
from summaries.models.comment import Comment
from summaries.models.issued_file import IssuedFile
from summaries.models.mail import Bounce, Delivery, Mailing
from summaries.models.mail_choice import How, RoleSubscription, Subscription
from summaries.models.project import Project, ProjectFigure
from summaries.models.step import Step
from summaries.models.summary import WeeklySummary

__all__ = [
    "Action",
    "Bounce",
    "Comment",
    "CompileAttempt",
    "Delivery",
    "How",
    "IssuedFile",
    "Mailing",
    "Project",
    "ProjectFigure",
    "RoleSubscription",
    "Step",
    "Subscription",
    "WeeklySummary",
]
