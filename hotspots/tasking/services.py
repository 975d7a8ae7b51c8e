"""Planning the visits that somebody ticked among the suggestions, each with its reason."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organisation, User
from hotspots.tasking.suggested import suggested_visits
from measures.weeks import Week
from patrols.models import PlannedVisit
from patrols.services.planning import USUAL_MINUTES, plan_visits


@transaction.atomic
def plan_suggested(
    *,
    by: User,
    now: datetime,
    week: Week,
    cells: Collection[str],
    organisation: Organisation,
    visits: int,
    client_id: uuid.UUID,
    minutes: int = USUAL_MINUTES,
) -> list[PlannedVisit]:
    """A plan for each ticked cell, or for none. The same `client_id` again makes nothing twice."""
    offered = {each.key: each for each in suggested_visits(week, now=now).visits}
    if not cells:
        raise ValidationError({"cells": "Choose one or more of the visits."})
    if not offered.keys() >= set(cells):
        raise ValidationError({"cells": "One of the suggestions is no longer made. Look at them again."})
    made, refused = [], []
    for key in dict.fromkeys(cells):
        each = offered[key]
        try:
            plan = plan_visits(
                by=by, now=now, zone=each.zone, organisation=organisation, on=each.on,
                from_time=each.from_time, to_time=each.to_time, visits=visits, minutes=minutes,
                why=each.suggestion.reason, client_id=uuid.uuid5(client_id, f"{week} {key}"),
            )  # fmt: skip
            made.append(plan)
        except ValidationError as error:
            refused += [f"{each.in_words}: {message}" for message in error.messages]
    if refused:
        raise ValidationError({"cells": refused})
    return made
