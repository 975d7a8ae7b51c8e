"""Questions to the access log that read as a phrase."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Func, TextField, Value


class AccessRecordQuerySet(models.QuerySet[Any]):
    def starting(self, moment: datetime) -> Self:
        return self.filter(at__gte=moment)

    def before(self, moment: datetime) -> Self:
        return self.filter(at__lt=moment)

    def naming(self, text: str) -> Self:
        """Where one of the ids, or the filters of a list, holds the text."""
        words = Func(F("ids"), Value(" "), function="array_to_string", output_field=TextField())
        return self.annotate(words=words).filter(
            models.Q(words__icontains=text) | models.Q(filters__icontains=text)
        )

    def for_list(self) -> Self:
        return self.select_related("user__organisation")
