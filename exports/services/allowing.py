"""Who may take out what: asked when a file is wanted, when it is written, and when it is fetched."""

from django.core.exceptions import PermissionDenied

from accounts.models import User
from accounts.rights import Right
from exports.lists import ExportList, all_lists
from exports.models import EVERYTHING, ExportJob


def list_for(user: User, key: str) -> ExportList:
    """That list, if this person may take it out; refuses who may not. KeyError for none of that name."""
    asked = all_lists()[key]
    if not asked.is_for(user):
        raise PermissionDenied(f"You may not take out this list: {asked.label.lower()}.")
    return asked


def kind_of(job: ExportJob) -> str:
    """What the access log calls what is in a file."""
    return EVERYTHING if job.is_of_everything else all_lists()[job.key].kind


def refuse_who_may_not(job: ExportJob, user: User) -> None:
    """Also of a file of one's own: a role can have changed since it was asked for."""
    if not job.is_of_everything:
        list_for(user, job.key)
    elif not user.can(Right.TAKE_EVERYTHING_OUT):
        raise PermissionDenied("You may not take everything out.")
