"""Routes of the people pages."""

app_name = "accounts"
urlpatterns: list = []
