"""The pages of recorded crime: a list that never pretends to know a day or a place, and its files."""

from typing import Any

from accounts.rights import Right
from audit.pages import RecordListView
from incidents.models import PoliceFile, RecordedCrime
from incidents.recorded_coverage import coverage_of_files
from incidents.recorded_filters import PoliceFileFilter, RecordedCrimeFilter


class RecordedCrimeListView(RecordListView):
    right = Right.VIEW_RECORDED_CRIME
    record_kind = "recorded crime"
    filterset_class = RecordedCrimeFilter
    template_name = "recorded/list.html"

    def get_queryset(self) -> Any:
        return RecordedCrime.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        files = list(PoliceFile.objects.filter(kind=PoliceFile.Kind.STREET))
        covered = coverage_of_files((file.force, file.month, file.rows_kept) for file in files)
        may_import = self.request.user.can(Right.IMPORT_POLICE_FILES)
        return super().get_context_data(files=files, coverage=covered, may_import=may_import, **kwargs)


class PoliceFileListView(RecordListView):
    """Which months of which force there are, of every kind, and from which import each came."""

    right = Right.VIEW_RECORDED_CRIME
    record_kind = "police file"
    filterset_class = PoliceFileFilter
    template_name = "recorded/files.html"

    def get_queryset(self) -> Any:
        return PoliceFile.objects.select_related("import_batch")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            may_import=user.can(Right.IMPORT_POLICE_FILES),
            may_see_stop_searches=user.can(Right.VIEW_STOP_SEARCHES),
            **kwargs,
        )
