"""Reading what programs send as JSON: what cannot be read is the sender's mistake, however it is written."""

import json
from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.parsers import JSONParser

_HALF_A_LETTER = "This has half a letter in it (a lone surrogate). Send whole ones."


class JsonBody(JSONParser):
    """Brackets a hundred thousand deep are refused: the library's own reader lets the error through.

    So is half a letter, which no database keeps, and no answer could say what is wrong with it.
    """

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            sent = super().parse(stream, media_type, parser_context)
            halves = [name for name, value in _parts(sent) if not _is_whole(value)]
        except RecursionError as error:
            raise ParseError("JSON parse error - its brackets are too deep.") from error
        if halves:
            names = [name if _is_whole(name) else "non_field_errors" for name in halves]
            raise ValidationError({name: [_HALF_A_LETTER] for name in names})
        return sent


def _parts(sent: Any) -> list[tuple[str, Any]]:
    """What it says, by field; the names of fields may be half, too."""
    if isinstance(sent, dict):
        return [(name, [name, value]) for name, value in sent.items()]
    return [("non_field_errors", sent)]


def _is_whole(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
