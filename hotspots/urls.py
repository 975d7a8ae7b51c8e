"""Routes of the map."""

from django.urls import path, register_converter

from hotspots.views import (
    analysis,
    displacement,
    emerging,
    files,
    gi_star,
    near_repeats,
    published,
    saved,
    tasking,
)
from hotspots.views import map as pages
from hotspots.views.analysis_files import (
    ChangeFileView,
    ClustersFileView,
    ClustersGeoJsonView,
    ConcentrationFileView,
    DisplacementFileView,
    NearRepeatsFileView,
    TrendFileView,
)


class CellConverter:
    """A cell of about 150 metres, as H3 writes it; what cannot be one is no address."""

    regex = "8a[0-9a-f]{13}"
    to_python = staticmethod(str)
    to_url = staticmethod(str)


register_converter(CellConverter, "h3_cell")

app_name = "hotspots"
urlpatterns = [
    path("", pages.HotspotsView.as_view(), name="map"),
    path("figures.csv", files.HotspotsCsvView.as_view(), name="file"),
    path("figures.geojson", files.HotspotsGeoJsonView.as_view(), name="geojson"),
    path("figures.svg", files.HotspotsSvgView.as_view(), name="drawing"),
    path("figures.png", files.HotspotsPngView.as_view(), name="picture"),
    path("published/", published.PublishedView.as_view(), name="published"),
    path("published/figures.csv", published.PublishedFileView.as_view(), name="published-file"),
    path("analysis/", analysis.AnalysisIndexView.as_view(), name="analysis"),
    path("analysis/trend/", analysis.TrendView.as_view(), name="trend"),
    path("analysis/trend.csv", TrendFileView.as_view(), name="trend-file"),
    path("analysis/concentration.csv", ConcentrationFileView.as_view(), name="concentration-file"),
    path("analysis/clusters.csv", ClustersFileView.as_view(), name="clusters-file"),
    path("analysis/clusters.geojson", ClustersGeoJsonView.as_view(), name="clusters-geojson"),
    path("analysis/change.csv", ChangeFileView.as_view(), name="change-file"),
    path("analysis/displacement.csv", DisplacementFileView.as_view(), name="displacement-file"),
    path("analysis/near-repeats.csv", NearRepeatsFileView.as_view(), name="near-repeats-file"),
    path("analysis/trend.svg", analysis.TrendImageView.as_view(), name="trend-image"),
    path("analysis/concentration/", analysis.ConcentrationView.as_view(), name="concentration"),
    path("analysis/change/", analysis.ChangeView.as_view(), name="change"),
    path("analysis/clusters/", gi_star.ClustersView.as_view(), name="clusters"),
    path("analysis/displacement/", displacement.DisplacementView.as_view(), name="displacement"),
    path("analysis/near-repeats/", near_repeats.NearRepeatsView.as_view(), name="near-repeats"),
    path("emerging/", emerging.EmergingView.as_view(), name="emerging"),
    path("emerging/<h3_cell:code>/", emerging.EmergingCellView.as_view(), name="emerging-cell"),
    path("emerging/<h3_cell:code>/decide/", emerging.DecideOnCellView.as_view(), name="emerging-decide"),
    path("emerging/<h3_cell:code>/undo/", emerging.UndoDecisionView.as_view(), name="emerging-undo"),
    path("emerging/<h3_cell:code>/weeks.svg", emerging.EmergingChartView.as_view(), name="emerging-chart"),
    path("views/", saved.SavedViewListView.as_view(), name="saved"),
    path("views/save/", saved.SaveViewView.as_view(), name="save-view"),
    path("views/<int:pk>/change/", saved.ChangeViewView.as_view(), name="saved-change"),
    path("views/<int:pk>/delete/", saved.DeleteViewView.as_view(), name="saved-delete"),
    path("suggested-visits/", tasking.SuggestedVisitsView.as_view(), name="suggested"),
]
