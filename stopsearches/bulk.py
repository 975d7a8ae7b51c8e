"""Recording many stop searches at once under the same rules as one: for demonstrations and partner files."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from measures.weeks import local
from stopsearches.models import StopSearch
from stopsearches.services import rounded
from zones.services import ZoneMaps


@transaction.atomic
def record_stop_searches(*, searches: Iterable[dict[str, Any]], by: User, now: datetime) -> list[StopSearch]:
    """Record all of them or none. Each holds the fields of a stop search, its point as lat and lng."""
    zones = ZoneMaps()
    made = []
    for number, fields in enumerate(searches, start=1):
        fields = dict(fields)
        lat, lng = fields.pop("lat"), fields.pop("lng")
        place = zones.on(local(fields["searched_at"]).date()).locate(lat, lng)
        search = StopSearch(
            recorded_by=by,
            supplied_by=by.organisation.short_name,
            **{"supplied_at": now, **fields},
            **rounded(place.as_fields()),
        )
        try:
            if search.searched_at > now:
                raise ValidationError({"searched_at": "This is in the future."})
            search.clean_fields(exclude=["recorded_by", "zone_version"])
        except ValidationError as error:
            raise ValidationError(f"Stop search {number} of the list: {'; '.join(error.messages)}") from error
        made.append(search)
    return StopSearch.objects.bulk_create(made, batch_size=1000)
