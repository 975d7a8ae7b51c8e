"""Writing down who looked at what."""

from collections.abc import Sequence

from allauth.account.adapter import get_adapter
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User
from accounts.statements import NewRow
from audit.models import AccessRecord
from audit.said_why import MOST_CHARACTERS, said_why

Action = AccessRecord.Action
# Nearly every request writes one.
_ACCESS = NewRow(AccessRecord)


def record_access(
    request: HttpRequest | None,
    action: str,
    kind: str,
    *,
    ids: Sequence[str] = (),
    filters: str = "",
    count: int | None = None,
    user: User | None = None,
    reason: str = "",
) -> AccessRecord:
    """Append one access record. `request` is None at doors that have none: commands and tasks.

    `reason` is what somebody wrote who was asked why, or else what came with the request; nobody has to say.
    """
    person = user or _person(request)
    match = request.resolver_match if request else None
    record = AccessRecord(
        user=person,
        role=person.role if person else "",
        action=action,
        kind=kind,
        ids=[str(each) for each in ids],
        filters=filters,
        count=count,
        route=match.view_name if match else "",
        ip_address=address_of(request) if request else None,
        reason=(reason.strip() or said_why(request))[:MOST_CHARACTERS],
    )
    _ACCESS.write(record)
    return record


def record_refusal(request: HttpRequest, view: object = None) -> AccessRecord:
    """Somebody was turned away; the kind is what the view shows, or else the room that it is in."""
    match = request.resolver_match
    kind = getattr(view, "record_kind", "") or getattr(view, "shows", "")
    kind = kind or (match.namespace or match.view_name if match else "unknown page")
    ids = [str(value) for value in match.kwargs.values()] if match else []
    return record_access(request, Action.REFUSED, kind[:40], ids=[each[:60] for each in ids])


def address_of(request: HttpRequest) -> str | None:
    """Where the request came from, as sign-in reckons it: behind a proxy, the address that it tells."""
    try:
        address: str = get_adapter().get_client_ip(request)
    except PermissionDenied:
        return None
    return address


def _person(request: HttpRequest | None) -> User | None:
    user = getattr(request, "user", None)
    return None if user is None or isinstance(user, AnonymousUser) else user
