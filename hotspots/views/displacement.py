"""The page on displacement: it asks for a zone first, and refuses in words where numbers are too few."""

from typing import Any

from django.utils import timezone

from hotspots.analysis.displacement import DEFINITION, incident_displacement
from hotspots.asked.displacement import DisplacementForm
from hotspots.asked.forms import SelectionForm
from hotspots.views.analysis import AnalysisView
from hotspots.words.analysis import displacement_cautions, displacement_statement
from measures.weeks import local


class DisplacementView(AnalysisView):
    template_name = "hotspots/analysis/displacement.html"
    record_kind = "hotspot displacement"
    page = "displacement"
    extra_context = {"filters_title": "Choose the zone, the ring, the control area, periods and filters"}

    def get_form(self) -> SelectionForm:
        today = local(timezone.now()).date()
        return DisplacementForm(self.request.GET, today=today, reader=self.request.user)

    def found(self, form: SelectionForm) -> tuple[int, dict[str, Any]]:
        asked = form.asked  # type: ignore[attr-defined]
        if asked is None:
            said = "Choose a hotspot zone to ask about."
            return 0, {"statement": said, "definition": DEFINITION, "asks_first": True}
        found = incident_displacement(asked)
        return found.total, {
            "found": found,
            "statement": displacement_statement(found),
            "beside": displacement_cautions(asked),
            "definition": DEFINITION,
        }
