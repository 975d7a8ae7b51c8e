"""Every endpoint of the API, version 1. Routes are named `api:<kind>-list` and `api:<kind>-detail`."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from deployments.api import TechDeploymentViewSet
from deployments.register.api import TechnologyStatusViewSet
from exports.api import ExportViewSet
from harlowsafety.api.docs import DocsView, SchemaView
from harlowsafety.api.organisations import OrganisationViewSet
from hotspots.api.analysis import ChangeViewSet, ConcentrationViewSet, TrendViewSet
from hotspots.api.displacement import DisplacementViewSet
from hotspots.api.emerging import EmergingCellViewSet
from hotspots.api.gi_star import ClusteredCellViewSet
from hotspots.api.layers import (
    HotspotDoseViewSet,
    HotspotPowerViewSet,
    HotspotRingViewSet,
    HotspotStopSearchViewSet,
    PointGroupViewSet,
)
from hotspots.api.map import CellViewSet, HotspotDeploymentViewSet, HotspotZoneViewSet, PointViewSet
from hotspots.api.near_repeats import NearRepeatsViewSet
from hotspots.api.published import PublishedFiguresView
from hotspots.api.saved import SavedViewViewSet
from hotspots.api.tasking import SuggestedVisitViewSet
from hotspots.api.weeks import WeekViewSet
from imports.api import ImportViewSet
from incidents.api import IncidentViewSet
from incidents.recorded_api import RecordedCrimeViewSet
from patrols.api.board import TodayView
from patrols.api.calendar import CalendarView
from patrols.api.codes import OutcomeCodeViewSet
from patrols.api.dose import DoseView
from patrols.api.hours import HoursLinesView, HoursView
from patrols.api.monthly_return import ReturnView
from patrols.api.patrols import PatrolViewSet
from patrols.api.phone import KitView, SyncPatrolView
from patrols.api.planned import PlannedVisitViewSet
from patrols.api.repeating import RepeatingPlanViewSet
from patrols.api.targets import HoursTargetViewSet
from patrols.api.terms import OutcomeTermsViewSet
from patrols.api.tracks import TrackViewSet
from stopsearches.api import StopSearchViewSet
from stopsearches.ethnicity import TwelveMonthsApiView
from summaries.actions.api import ActionViewSet
from summaries.comments.api import CommentViewSet
from summaries.life.api import SummaryViewSet
from summaries.projects.api import ProjectViewSet
from zones.api import ZoneViewSet
from zones.boundaries.api import BoundaryViewSet
from zones.events.api import TownEventViewSet
from zones.powers.api import AuthorisationViewSet

router = SimpleRouter()
# First, since every move of the map asks it: addresses are compared one after the other.
router.register("hotspots/cells", CellViewSet, basename="hotspots-cells")
router.register("patrols", PatrolViewSet, basename="patrols")
router.register("planned-visits", PlannedVisitViewSet, basename="planned-visits")
router.register("repeating-plans", RepeatingPlanViewSet, basename="repeating-plans")
router.register("hours-targets", HoursTargetViewSet, basename="hours-targets")
router.register("outcome-codes", OutcomeCodeViewSet, basename="outcome-codes")
router.register(
    "outcome-codes/(?P<code>[A-Z0-9_]{2,20})/terms", OutcomeTermsViewSet, basename="outcome-codes-terms"
)
router.register("tracks", TrackViewSet, basename="tracks")
router.register("boundaries", BoundaryViewSet, basename="boundaries")
router.register("authorisations", AuthorisationViewSet, basename="authorisations")
router.register("town-events", TownEventViewSet, basename="town-events")
router.register("zones", ZoneViewSet, basename="zones")
router.register("organisations", OrganisationViewSet, basename="organisations")
router.register("imports", ImportViewSet, basename="imports")
router.register("incidents", IncidentViewSet, basename="incidents")
router.register("exports", ExportViewSet, basename="exports")
router.register("stop-searches", StopSearchViewSet, basename="stop-searches")
router.register("technology-status", TechnologyStatusViewSet, basename="technology-status")
router.register("deployments", TechDeploymentViewSet, basename="deployments")
router.register("hotspots/analysis/near-repeats", NearRepeatsViewSet, basename="hotspots-near-repeats")
router.register("hotspots/analysis/change", ChangeViewSet, basename="hotspots-change")
router.register("hotspots/analysis/concentration", ConcentrationViewSet, basename="hotspots-concentration")
router.register("hotspots/analysis/trend", TrendViewSet, basename="hotspots-trend")
router.register("hotspots/clusters", ClusteredCellViewSet, basename="hotspots-clusters")
router.register("hotspots/deployments", HotspotDeploymentViewSet, basename="hotspots-deployments")
router.register("hotspots/dose", HotspotDoseViewSet, basename="hotspots-dose")
router.register("hotspots/emerging", EmergingCellViewSet, basename="hotspots-emerging")
router.register("hotspots/point-groups", PointGroupViewSet, basename="hotspots-point-groups")
router.register("hotspots/points", PointViewSet, basename="hotspots-points")
router.register("hotspots/powers", HotspotPowerViewSet, basename="hotspots-powers")
router.register("hotspots/rings", HotspotRingViewSet, basename="hotspots-rings")
router.register("hotspots/stop-searches", HotspotStopSearchViewSet, basename="hotspots-stop-searches")
router.register("hotspots/suggested-visits", SuggestedVisitViewSet, basename="hotspots-suggested-visits")
router.register("hotspots/views", SavedViewViewSet, basename="hotspots-views")
router.register("hotspots/weeks", WeekViewSet, basename="hotspots-weeks")
router.register("hotspots/zones", HotspotZoneViewSet, basename="hotspots-zones")
router.register("recorded-crime", RecordedCrimeViewSet, basename="recorded-crime")
router.register("summaries", SummaryViewSet, basename="summaries")
router.register(
    "summaries/(?P<week>[0-9]{4}-W[0-9]{2})/comments", CommentViewSet, basename="summaries-comments"
)
router.register("projects", ProjectViewSet, basename="projects")
router.register("actions", ActionViewSet, basename="actions")

app_name = "api"
urlpatterns = [
    path("v1/hotspots/published/", PublishedFiguresView.as_view(), name="hotspots-published"),
    path(
        "v1/hotspots/analysis/displacement/",
        DisplacementViewSet.as_view({"get": "retrieve"}),
        name="hotspots-displacement",
    ),
    path("v1/patrols/sync/", SyncPatrolView.as_view(), name="patrols-sync"),
    path("v1/patrols/kit/", KitView.as_view(), name="patrols-kit"),
    path("v1/patrols/today/", TodayView.as_view(), name="patrols-today"),
    path("v1/patrols/calendar/", CalendarView.as_view(), name="patrols-calendar"),
    path("v1/patrols/dose/", DoseView.as_view(), name="patrols-dose"),
    path("v1/patrols/hours/", HoursView.as_view(), name="patrols-hours"),
    path("v1/patrols/hours/lines/", HoursLinesView.as_view(), name="patrols-hours-lines"),
    path("v1/patrols/return/", ReturnView.as_view(), name="patrols-return"),
    path("v1/stop-searches/twelve-months/", TwelveMonthsApiView.as_view(), name="stop-searches-ethnicity"),
    path("v1/", include(router.urls)),
    path("v1/schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
]
