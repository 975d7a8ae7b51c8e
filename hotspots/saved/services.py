"""Saving a view under a name, renaming and sharing it, deleting it."""

import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from hotspots.saved.asked import kept_query
from hotspots.saved.models import SavedView
from measures.weeks import local

# More than anybody finds anything in.
MOST_VIEWS = 100


def save_view(
    *,
    name: str,
    page: str,
    query: str,
    by: User,
    now: datetime,
    is_shared: bool = False,
    client_id: uuid.UUID | None = None,
) -> SavedView:
    """Keep a page's filters under a name, once: the same `client_id` again returns the view it made."""
    if client_id and (made := _already_made(client_id, by)):
        return made
    if page not in SavedView.Page.values:
        raise ValidationError({"page": "There is no such page."})
    view = SavedView(
        client_id=client_id or uuid.uuid4(),
        owner=by,
        page=page,
        query=kept_query(page, query, reader=by, today=local(now).date()),
        is_shared=is_shared,
        saved_at=now,
    )
    if SavedView.objects.owned_by(by).count() >= MOST_VIEWS:
        raise ValidationError(f"You have {MOST_VIEWS} saved views. Delete one that you no longer need.")
    try:
        return _store(view, name=name)
    except IntegrityError:
        # The same request arrived twice at once, and the other one was quicker.
        made = _already_made(view.client_id, by)
        if made is None:
            raise
        return made


def change_view(
    *, view: SavedView, by: User, name: str | None = None, is_shared: bool | None = None
) -> SavedView:
    """Rename it, share it, or share it no longer. What it asks stays: another question is another view."""
    _refuse_others(view, by)
    changes: dict[str, Any] = {} if is_shared is None else {"is_shared": is_shared}
    return _store(view, name=view.name if name is None else name, **changes)


@transaction.atomic
def delete_view(*, view: SavedView, by: User) -> None:
    """Take it away, for everybody with whom it was shared, too. Its history stays."""
    _refuse_others(view, by)
    SavedView.objects.filter(pk=view.pk).delete()


@transaction.atomic
def _store(view: SavedView, *, name: str, **changes: Any) -> SavedView:
    view.name = " ".join(name.split())
    for field, value in changes.items():
        setattr(view, field, value)
    view.full_clean(exclude=["client_id"], validate_constraints=False)
    if SavedView.objects.owned_by(view.owner).filter(name__iexact=view.name).exclude(pk=view.pk).exists():
        raise ValidationError({"name": "You have a saved view of this name. Choose another one."})
    view.save()
    return view


def _refuse_others(view: SavedView, by: User) -> None:
    if view.owner_id != by.pk:
        raise PermissionDenied("Only who saved a view may change it.")


def _already_made(client_id: uuid.UUID, by: User) -> SavedView | None:
    made: SavedView | None = SavedView.objects.created_as(client_id).first()
    if made is not None and made.owner_id != by.pk:
        raise ValidationError("This form was already sent by somebody else. Open a new one.")
    return made
