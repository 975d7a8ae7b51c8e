"""Routes of the access log."""

app_name = "audit"
urlpatterns: list = []
