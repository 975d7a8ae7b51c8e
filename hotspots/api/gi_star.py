"""Clusters of cells over the API: what the map's layer draws and the page lists."""

from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from hotspots.analysis.gi_star import DEFINITION, incident_clusters
from hotspots.api.map import MapViewSet
from hotspots.exports.geojson import collection
from hotspots.exports.layers import clustered_feature
from hotspots.serializers.gi_star import ClusteredCollectionSerializer
from hotspots.serializers.map import SELECTION, read_selection
from hotspots.words.gi_star import clusters_cautions, clusters_statement


class ClusteredCellViewSet(MapViewSet):
    record_kind = "hotspot cluster"

    # Compressed as the cells are: it holds no secret that could be guessed from its length.
    @extend_schema(parameters=SELECTION, responses=ClusteredCollectionSerializer)
    @method_decorator(gzip_page)
    def list(self, request: Request) -> HttpResponse:
        """Cells that lie together with more, or fewer, than chance would give (Getis-Ord Gi*).

        Only cells that are marked are features. Of the whole town at resolution 10: with a zone or a cell
        chosen, or fewer than 30 incidents, there are none and `statement` says why.
        """
        found = incident_clusters(read_selection(request))
        data = collection(
            map(clustered_feature, found.first_cells()),
            statement=clusters_statement(found),
            definition=[*DEFINITION],
            cautions=clusters_cautions(found),
            tested=found.tested,
        )
        return self.answer(request, data, found.placed)
