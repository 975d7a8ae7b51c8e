"""Every endpoint of the API, version 1. Routes are named `api:<kind>-list` and `api:<kind>-detail`."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from harlowsafety.api.docs import DocsView, SchemaView
from incidents.api import IncidentViewSet
from zones.api import ZoneViewSet

router = SimpleRouter()
router.register("zones", ZoneViewSet, basename="zones")
router.register("incidents", IncidentViewSet, basename="incidents")

app_name = "api"
urlpatterns = [
    path("v1/", include(router.urls)),
    path("v1/schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
]
