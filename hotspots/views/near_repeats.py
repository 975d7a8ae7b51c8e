"""The page on near repeats, for readers who may see points: every pair leads to its two records."""

from typing import Any

from accounts.models import User
from accounts.rights import Right
from audit.services import Action, record_access
from hotspots.analysis.near_repeats import DEFINITION, near_repeats
from hotspots.asked.forms import SelectionForm
from hotspots.views.analysis import AnalysisView
from hotspots.words.near_repeats import near_repeats_statement

# Enough to look at; a list of thousands is read by nobody.
MOST_PAIRS = 50


class NearRepeatsView(AnalysisView):
    right = Right.VIEW_POINTS
    template_name = "hotspots/analysis/near_repeats.html"
    record_kind = "hotspot near repeats"
    page = "near-repeats"
    most_pairs = MOST_PAIRS

    def found(self, form: SelectionForm) -> tuple[int, dict[str, Any]]:
        reader: User = self.request.user  # type: ignore[assignment]
        found = near_repeats(form.selection, visible_to=reader)
        pairs = found.first_pairs(self.most_pairs)
        named = sorted({each.reference for pair in pairs for each in (pair.first, pair.second)})
        if named:
            record_access(self.request, Action.LIST, "incident", ids=named, count=len(named))
        return found.total, {
            "found": found,
            "pairs": pairs,
            "statement": near_repeats_statement(found),
            "definition": DEFINITION,
        }
