"""Routes of the zone pages."""

app_name = "zones"
urlpatterns: list = []
