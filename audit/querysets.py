"""Questions to the access log that read as a phrase."""

from datetime import datetime
from typing import Any, Self

from django.db import connection, models
from django.db.models import F, Func, TextField, Value

_KINDS = """
WITH RECURSIVE seen AS (
    (SELECT kind FROM audit_accessrecord ORDER BY kind LIMIT 1)
    UNION ALL
    SELECT (SELECT kind FROM audit_accessrecord WHERE kind > seen.kind ORDER BY kind LIMIT 1)
    FROM seen WHERE kind IS NOT NULL
)
SELECT kind FROM seen WHERE kind IS NOT NULL
"""


class AccessRecordQuerySet(models.QuerySet[Any]):
    def starting(self, moment: datetime) -> Self:
        return self.filter(at__gte=moment)

    def before(self, moment: datetime) -> Self:
        return self.filter(at__lt=moment)

    def naming(self, text: str) -> Self:
        """Where one of the ids, the filters of a list, or the reason that was given holds the text."""
        words = Func(F("ids"), Value(" "), function="array_to_string", output_field=TextField())
        return self.annotate(words=words).filter(
            models.Q(words__icontains=text)
            | models.Q(filters__icontains=text)
            | models.Q(reason__icontains=text)
        )

    def from_address(self, start: str) -> Self:
        """From the address, or all that begin like it."""
        return self.filter(ip_address__startswith=start)

    def kinds(self) -> list[str]:
        """Every kind that was ever looked at: asked one after the other, however many records there are."""
        with connection.cursor() as cursor:
            cursor.execute(_KINDS)
            return [kind for (kind,) in cursor.fetchall()]

    def for_list(self) -> Self:
        return self.select_related("user__organisation")
