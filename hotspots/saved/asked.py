"""Which filters of an address a view keeps, held to the form of its page."""

from datetime import date
from urllib.parse import parse_qsl

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.http import urlencode

from accounts.models import User
from govuk.forms import DATES
from hotspots.asked.displacement import DisplacementForm
from hotspots.asked.forms import SelectionForm
from hotspots.saved.models import SavedView

Page = SavedView.Page


def form_of(page: str) -> type[SelectionForm]:
    return DisplacementForm if page == Page.DISPLACEMENT else SelectionForm


def known_part(page: str, query: QueryDict) -> str:
    """The filters of an address, without what only says how a page looks."""
    names = form_of(page).base_fields
    return urlencode({name: query[name] for name in names if query.get(name)})


def kept_query(page: str, query: str, *, reader: User, today: date) -> str:
    """The query as it is kept: every filter said outright, in one order. Refuses what the page would refuse.

    The usual period is written down, so that a view means the same whatever is usual later.
    """
    form_class = form_of(page)
    asked = QueryDict(query)
    if unknown := sorted(set(asked) - set(form_class.base_fields)):
        raise ValidationError({"query": f"There is no filter called “{unknown[0]}”."})
    form = form_class(QueryDict(urlencode({name: asked[name] for name in asked})), today=today, reader=reader)
    if not form.is_valid():
        said = [complaint for complaints in form.errors.values() for complaint in complaints]
        raise ValidationError({"query": [str(each) for each in said]})
    given = {**{name: asked[name] for name in asked}, "period": form.cleaned_data["period"]}
    return urlencode({name: given[name] for name in form_class.base_fields if given.get(name)})


def is_relative(query: str) -> bool:
    """Whether its period moves on with the day on which it is opened."""
    return dict(parse_qsl(query)).get("period") != DATES
