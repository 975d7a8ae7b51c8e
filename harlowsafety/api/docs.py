"""The API's own description, for machines (OpenAPI 3) and for people (Swagger UI, local files)."""

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from accounts.rights import Right
from audit.permissions import HasRight


class SchemaView(SpectacularAPIView):
    permission_classes = (HasRight,)
    right = Right.SIGNED_IN


class DocsView(SpectacularSwaggerSplitView):
    """The split view keeps its script in a file of its own, as the content policy asks."""

    permission_classes = (HasRight,)
    right = Right.SIGNED_IN
    url_name = "api:schema"
