"""The API's own description, for machines (OpenAPI 3) and for people (Swagger UI, local files)."""

from typing import Any

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from accounts.rights import Right
from audit.permissions import HasRight


class KeyScheme(KnoxTokenScheme):
    """Our keys are sent as knox's are."""

    target_class = "accounts.keys.authentication.KeyAuthentication"


class Clock(OpenApiSerializerFieldExtension):
    """A time of day by London's clocks, such as 19:40; OpenAPI's own `time` has seconds and a zone."""

    target_class = "rest_framework.serializers.TimeField"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"}


class SchemaView(SpectacularAPIView):
    permission_classes = (HasRight,)
    right = Right.SIGNED_IN


class DocsView(SpectacularSwaggerSplitView):
    """Scripts and styles are in files of their own, as the content policy asks."""

    permission_classes = (HasRight,)
    right = Right.SIGNED_IN
    url_name = "api:schema"
    template_name = "api_docs.html"
