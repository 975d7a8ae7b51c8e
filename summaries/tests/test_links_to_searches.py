"""The addresses behind a paper's figures open lists that are filtered as the figure was counted."""

from django.http import QueryDict

from accounts.models import User
from measures.weeks import Week
from stopsearches.filters import StopSearchFilter
from stopsearches.models import StopSearch
from summaries.paper.links import stop_searches_of


def test_the_searches_of_a_week_are_asked_for_in_words_that_the_list_knows(liaison: User) -> None:
    asked = QueryDict(stop_searches_of(Week(2026, 46)).partition("?")[2])

    filters = StopSearchFilter(asked, queryset=StopSearch.objects.all())

    assert filters.form.is_valid(), filters.form.errors
    assert filters.form.cleaned_data["source"] == "police_record"
