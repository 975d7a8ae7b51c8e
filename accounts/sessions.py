"""Where it is kept who has signed in: Django's table, read without composing the same query anew."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from accounts.statements import Statement


class SessionStore(DatabaseStore):
    """Its name is part of the signature of what is kept."""

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.rows(values=(self.session_key, timezone.now()))
        if not found:
            self._session_key = None
            return None
        return Session(*found[0])


def _session(key: str, now: datetime) -> "QuerySet[Session, Any]":
    return Session.objects.filter(session_key=key, expire_date__gt=now).values_list(*_COLUMNS)


_COLUMNS = [field.attname for field in Session._meta.concrete_fields]
_SESSION = Statement(_session)
