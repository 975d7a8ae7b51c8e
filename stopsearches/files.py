"""The rates and breakdowns of the list as one CSV file, under the list's own filters."""

from collections.abc import Iterator, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.chips import chips
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import moment
from stopsearches.breakdowns import Breakdown, breakdowns_of
from stopsearches.figures import stop_search_figures
from stopsearches.filters import StopSearchFilter
from stopsearches.models import StopSearch
from stopsearches.rates import NamedRate, rates_of

Line = Sequence[object]
_RATE_COLUMNS = (
    "Rate",
    "Part",
    "Of",
    "Value",
    "95% low",
    "95% high",
    "Not recorded",
    "In words",
    "Definition",
)
_COLUMNS = ("Breakdown", "Row", "Searches", "Of which section 60")


class StopSearchFiguresFileView(View):
    """Filters that cannot be lead back to the list, which says why."""

    right = Right.VIEW_STOP_SEARCHES
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest) -> HttpResponse:
        searches = StopSearch.objects.visible_to(request.user).for_list()
        asked = StopSearchFilter(request.GET or None, queryset=searches, request=request)
        if request.GET and not asked.is_valid():
            return redirect(f"{reverse('stopsearches:list')}?{request.GET.urlencode()}")
        counts = stop_search_figures(asked.qs)
        filters = chips(asked.form, request.GET) if request.GET else []
        chosen = "; ".join(f"{each.label}: {each.words}" for each in filters)
        head = [
            (settings.MARKING, "Stop searches: rates and breakdowns"),
            ("Made", moment(timezone.now())),
            ("Filters", chosen or "None"),
        ]
        lines = [*head, *figure_lines(counts, rates_of(counts), breakdowns_of(asked.qs))]
        record_access(
            request, Action.EXPORT, "stop search", filters=request.GET.urlencode(), count=counts["number"]
        )
        name = f'attachment; filename="{settings.MARKING} stop searches {timezone.localdate()}.csv"'
        return HttpResponse(
            as_csv(lines), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name}
        )


def figure_lines(
    counts: Mapping[str, int], rates: Sequence[NamedRate], breakdowns: Sequence[Breakdown]
) -> Iterator[Line]:
    """What the page tells, line by line: the numbers apart from their words."""
    yield ("Searches", counts["number"])
    yield ("Of which read from published files", counts["published"])
    yield ()
    yield _RATE_COLUMNS
    for rate in rates:
        share = rate.share
        yield (
            rate.name, share.part, share.whole, share.value, share.low, share.high, rate.not_recorded,
            rate.words, rate.definition,
        )  # fmt: skip
    yield ()
    yield _COLUMNS
    for told in breakdowns:
        for row in told.rows:
            yield (told.title, row.label, row.number, row.section_60)
    yield ()
    for told in breakdowns:
        yield (told.title, told.completeness, told.note)
