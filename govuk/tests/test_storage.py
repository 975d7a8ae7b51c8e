"""What browsers get: hashed names for everything, and no font that we may not ship."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage


def collected(name: str) -> str:
    return (Path(settings.STATIC_ROOT) / staticfiles_storage.stored_name(name)).read_text()


def test_the_style_sheet_asks_for_no_font() -> None:
    assert "@font-face" not in collected("govuk-frontend/govuk-frontend.min.css")


def test_a_module_imports_others_by_their_hashed_names() -> None:
    sheet = collected("js/map/main.js")

    assert '"./layers/zones.js"' not in sheet
    assert "./layers/zones." in sheet
