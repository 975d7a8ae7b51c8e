"""Static files under hashed names, ES modules included, and without fonts that we may not ship."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

_FONT_FACE = re.compile(r"@font-face\s*{[^}]*}")


class StaticStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
    # The library's style sheet names a crest that we neither use nor may ship.
    manifest_strict = False

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """The library's style sheet names GDS Transport: a browser that lays a page out early asks for it."""
        for name in list(paths):
            if name.startswith("govuk-frontend/") and name.endswith(".css") and not dry_run:
                sheet = Path(self.path(name))
                sheet.write_text(_FONT_FACE.sub("", sheet.read_text()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
