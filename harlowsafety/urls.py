"""Where everything is. Each room has its own routes; this only hangs them up."""

from django.urls import include, path

from harlowsafety import errors, health, home, offline

urlpatterns = [
    # People
    path("", home.HomeView.as_view(), name="home"),
    path("sign-in/second-step/", include("audit.second_step.urls")),
    path("sign-in/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("sign-in/", include("allauth.account.urls")),
    path("people/", include("audit.second_step.people_urls")),
    path("people/", include("accounts.urls")),
    path("access-log/", include("audit.urls")),
    path("retention/", include("audit.retention.urls")),
    # Records
    path("zones/events/", include("zones.events.urls")),
    path("zones/powers/", include("zones.powers.urls")),
    path("zones/", include("zones.urls")),
    path("patrols/outcome-codes/", include("patrols.code_urls")),
    path("patrols/", include("patrols.urls")),
    path("incidents/", include("incidents.urls")),
    path("stop-searches/", include("stopsearches.urls")),
    path("deployments/", include("deployments.urls")),
    path("hotspots/", include("hotspots.urls")),
    path("summaries/", include("summaries.urls")),
    path("recorded-crime/", include("incidents.recorded_urls")),
    path("imports/", include("imports.urls")),
    path("exports/", include("exports.urls")),
    # The API
    path("api/", include("harlowsafety.api.urls")),
    # What a phone keeps
    path("service-worker.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("offline/", offline.offline, name="offline"),
    # The service itself
    path("accessibility/", home.AccessibilityView.as_view(), name="accessibility"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler429 = errors.too_many_requests
handler500 = errors.server_error
