"""The page of recorded crime: a list that never pretends to know a day or a place."""

from typing import Any

from accounts.rights import Right
from audit.pages import RecordListView
from incidents.models import PoliceFile, RecordedCrime
from incidents.recorded_coverage import coverage
from incidents.recorded_filters import RecordedCrimeFilter


class RecordedCrimeListView(RecordListView):
    right = Right.VIEW_RECORDED_CRIME
    record_kind = "recorded crime"
    filterset_class = RecordedCrimeFilter
    template_name = "recorded/list.html"

    def get_queryset(self) -> Any:
        return RecordedCrime.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        files = list(PoliceFile.objects.filter(kind=PoliceFile.Kind.STREET))
        # A force that sends one odd file must not hide or invent a gap of the force that polices here.
        kept: dict[str, int] = {}
        for file in files:
            kept[file.force] = kept.get(file.force, 0) + file.rows_kept
        main_force = max(kept, key=lambda force: kept[force], default="")
        covered = coverage(file.month for file in files if file.force == main_force)
        may_import = self.request.user.can(Right.IMPORT_POLICE_FILES)
        return super().get_context_data(files=files, coverage=covered, may_import=may_import, **kwargs)
