"""Answers of the API say when what was sent looks like a person. It was stored all the same."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from audit.free_text.looking import WORDS, what_looks_personal
from audit.said_why import HEADER, MOST_CHARACTERS

REASON = OpenApiParameter(
    HEADER,
    type={"type": "string", "maxLength": MOST_CHARACTERS},
    location=OpenApiParameter.HEADER,
    description=f"Why you read this, in at most {MOST_CHARACTERS} characters; kept in the access log.",
)
# Ways of calling that store what somebody wrote.
_WRITES = {"POST", "PATCH", "PUT"}


class WarningSerializer(serializers.Serializer):
    """A text that was stored and looks like a person. What it says is not repeated."""

    field = serializers.CharField(help_text="The field of what was sent.")
    kind = serializers.ChoiceField(choices=[(kind.value, words) for kind, words in WORDS.items()])
    words = serializers.CharField()


class WarningsSerializer(serializers.Serializer):
    warnings = WarningSerializer(
        many=True, required=False, help_text="Only where a text that was sent looks like a person."
    )


def warnings_of(sent: Any, names: Iterable[str]) -> list[dict[str, str]]:
    """For each of these fields, each kind of finding once, in the order in which they stand in it."""
    if not isinstance(sent, Mapping):
        return []
    told = []
    for name in names:
        text = sent.get(name)
        found = what_looks_personal(text) if isinstance(text, str) else []
        told += [
            {"field": name, "kind": kind.value, "words": warning_of(WORDS[kind])}
            for kind in dict.fromkeys(each.kind for each in found)
        ]
    return told


def warning_of(words: str) -> str:
    return f"This looks like {words}. It was stored. Put it right if it is about a member of the public."


class WarnsOfPeople:
    """Mixin for API views: the answer says when one of its `free_text` fields looks like a person."""

    free_text: ClassVar[tuple[str, ...]] = ()
    request: Request

    def finalize_response(
        self, request: HttpRequest, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[misc]
        if self.free_text and request.method in _WRITES and 200 <= response.status_code < 300:
            told = warnings_of(self._sent(), self.free_text)
            if told and isinstance(response.data, Mapping):
                response.data = {**response.data, "warnings": told}
        return response

    def _sent(self) -> Any:
        """Nothing where the step needs no body: what came along was never read, and may be no JSON at all."""
        try:
            return self.request.data
        except APIException:
            return None


class FreeTextSchema(AutoSchema):
    """Describes those warnings with the answers that may carry them, and the reason that a reader may say."""

    def get_override_parameters(self) -> list[OpenApiParameter]:
        said = [REASON] if self.method == "GET" else []
        return [*super().get_override_parameters(), *said]

    def _get_response_for_code(
        self, serializer: Any, status_code: str, media_types: Any = None, direction: Any = "response"
    ) -> Any:
        response = super()._get_response_for_code(serializer, status_code, media_types, direction)
        for media_type, content in response.get("content", {}).items():
            # The same records in another shape: features of a map, or lines of a table.
            if media_type != "application/json" and content["schema"].get("format") != "binary":
                content["schema"] = {"type": "object" if media_type.endswith("json") else "string"}
        if not (
            getattr(self.view, "free_text", ()) and self.method in _WRITES and status_code.startswith("2")
        ):
            return response
        warnings = self.resolve_serializer(WarningsSerializer(), direction).ref
        for media_type, content in response.get("content", {}).items():
            if media_type != "application/json":
                continue
            content["schema"] = {"allOf": [content["schema"], warnings]}
        return response
