"""Where it is kept who has signed in: one row a browser, read without composing the same query anew.

The row says whose it is, since when and when somebody was last there, so that asking costs no query more.
"""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet
from django.utils import timezone

from accounts.sign_ins.lengths import ELSEWHERE, over_at, why_over
from accounts.sign_ins.models import BrowserSession
from accounts.statements import Statement

# How exactly it is kept when somebody was last there: else every request would write.
_SEEN_WITHIN = timedelta(minutes=1)


class SessionStore(DatabaseStore):
    """Its name is part of the signature of what is kept."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.row: BrowserSession | None = None
        # Why what this browser had is over, for the sign-in page.
        self.ended = ""
        self._address: str | None = None
        self._browser = ""

    @classmethod
    def get_model_class(cls) -> type[BrowserSession]:
        return BrowserSession

    def came_from(self, address: str | None, browser: str) -> None:
        """Of whoever signs in just now."""
        self._address, self._browser, self.row = address, browser, None
        self.modified = True

    def keep_seen(self, now: datetime) -> None:
        """Somebody was there. Written at most once a minute, and not where the row is written anyway."""
        row = self.row
        if row is None or row.user_id is None or self.modified or now - row.last_seen_at < _SEEN_WITHIN:
            return
        over = over_at(started_at=row.started_at, seen_at=now)
        BrowserSession.objects.filter(pk=row.pk).update(last_seen_at=now, expire_date=over)

    def create_model_instance(self, data: dict[str, Any]) -> BrowserSession:
        before, now = self.row, timezone.now()
        user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        if before is not None and before.user_id == user_id:
            kept = {
                name: getattr(before, name)
                for name in (
                    ("number", "started_at", "ip_address", "browser")
                    if before.session_key == self.session_key
                    else ("started_at", "ip_address", "browser")
                )
            }
        else:
            kept = {"started_at": now, "ip_address": self._address, "browser": self._browser}
        self.row = BrowserSession(
            session_key=self._get_or_create_session_key(),
            session_data=self.encode(data),
            user_id=user_id,
            last_seen_at=now,
            expire_date=over_at(started_at=kept["started_at"], seen_at=now),
            **kept,
        )
        return self.row

    def flush(self) -> None:
        super().flush()
        self.row = None

    def _get_session_from_db(self) -> BrowserSession | None:
        found = _SESSION.rows(values=(self.session_key,))
        row = BrowserSession.from_db("default", _COLUMNS, found[0]) if found else None
        self.ended = why_over(row, timezone.now()) if row is not None else ELSEWHERE
        if self.ended:
            self._session_key = None
            return None
        self.row = row
        return row


def _session(key: str) -> "QuerySet[BrowserSession, Any]":
    return BrowserSession.objects.filter(session_key=key).order_by().values_list(*_COLUMNS)


_COLUMNS = [field.attname for field in BrowserSession._meta.concrete_fields]
_SESSION = Statement(_session)
