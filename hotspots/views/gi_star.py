"""The page of clusters of cells: the same marks as the map's layer, as a table."""

from typing import Any

from hotspots.analysis.gi_star import DEFINITION, incident_clusters
from hotspots.asked.forms import SelectionForm
from hotspots.views.analysis import AnalysisView, how_many_cells
from hotspots.words.gi_star import clusters_cautions, clusters_statement


class ClustersView(AnalysisView):
    template_name = "hotspots/analysis/clusters.html"
    record_kind = "hotspot cluster"
    page = "clusters"

    def found(self, form: SelectionForm) -> tuple[int, dict[str, Any]]:
        found = incident_clusters(form.selection)
        return found.placed, {
            "found": found,
            "cells": found.first_cells(how_many_cells(self.request)),
            "how_many_cells": len(found.marked),
            "statement": clusters_statement(found),
            "definition": DEFINITION,
            "beside": clusters_cautions(found),
            "geojson": "hotspots:clusters-geojson",
        }
