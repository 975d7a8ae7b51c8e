"""The API's own description, for machines (OpenAPI 3) and for people (Swagger UI, local files)."""

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from accounts.rights import Right
from audit.permissions import HasRight


class KeyScheme(KnoxTokenScheme):
    """Our keys are sent as knox's are."""

    target_class = "accounts.keys.authentication.KeyAuthentication"


class SchemaView(SpectacularAPIView):
    permission_classes = (HasRight,)
    right = Right.SIGNED_IN


class DocsView(SpectacularSwaggerSplitView):
    """Scripts and styles are in files of their own, as the content policy asks."""

    permission_classes = (HasRight,)
    right = Right.SIGNED_IN
    url_name = "api:schema"
    template_name = "api_docs.html"
