"""Pages that show records: each view of one leaves an access record."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.views.generic import DetailView
from django_filters.views import FilterView

from audit.services import Action, record_access


class Printable:
    """Mixin: the page that `?print=yes` sends to the printer; that it was printed goes on record, too."""

    request: HttpRequest
    kwargs: dict[str, Any]
    record_kind: ClassVar[str]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        prints_itself = "print" in self.request.GET
        context: dict[str, Any] = super().get_context_data(prints_itself=prints_itself, **kwargs)  # type: ignore[misc]
        if prints_itself:
            filters = self.request.GET.urlencode()
            record_access(
                self.request, Action.PRINT, self.record_kind, ids=list(self.kwargs.values()), filters=filters
            )
        return context


class RecordListView(FilterView):
    """A filtered, paged list. Filters live in the address; what was listed goes on record."""

    paginate_by = 25
    record_kind: ClassVar[str]
    strict = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        record_access(
            self.request,
            Action.LIST,
            self.record_kind,
            ids=[self.name_of(each) for each in context["object_list"]],
            filters=self.request.GET.urlencode(),
            count=context["paginator"].count,
        )
        return context

    def name_of(self, record: Any) -> str:
        """What the access log calls a record: its reference where it has one."""
        return str(record if hasattr(record, "reference") else record.pk)


class RecordDetailView(DetailView):
    """One record, found by its reference."""

    record_kind: ClassVar[str]
    slug_field = "reference"
    slug_url_kwarg = "reference"

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Also when a form on the page was refused: the record is shown once more."""
        record_access(self.request, Action.VIEW, self.record_kind, ids=[str(self.object)])
        return super().render_to_response(context, **kwargs)
