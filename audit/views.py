"""The access log, for whoever has to answer for it. Reading it is on record too."""

from typing import Any

from accounts.rights import Right
from audit.chain.standing import standing_with_what_was_let_go
from audit.filters import AccessRecordFilter
from audit.models import AccessRecord
from audit.pages import RecordListView


class AccessLogView(RecordListView):
    right = Right.READ_ACCESS_LOG
    record_kind = "access log"
    filterset_class = AccessRecordFilter
    template_name = "audit/list.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        return AccessRecord.objects.for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(standing=standing_with_what_was_let_go(), **kwargs)
