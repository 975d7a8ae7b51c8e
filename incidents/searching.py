"""Finding incidents by what was written about them, or by their reference."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q

# The same expression as that of the index, or the index is not used.
CONFIG = "english"
WORDS = SearchVector("description", config=CONFIG)

_REFERENCE = re.compile(r"^INC-[0-9-]{0,20}$")
_SHORT_REFERENCE = re.compile(r"^(?:INC-)?(\d{4})-0*(\d{1,6})$")


def matches(text: str) -> Q:
    """Incidents with that reference, or the beginning of one; otherwise those described in these words.

    Words are found in any of their forms; “in quotes” together, and -word leaves out. Asks for `words`.
    """
    typed = text.strip().upper()
    if short := _SHORT_REFERENCE.match(typed):
        whole = f"INC-{short[1]}-{int(short[2]):06d}"
        return Q(reference__startswith=typed) | Q(reference=whole)
    if _REFERENCE.match(typed):
        return Q(reference__startswith=typed)
    return Q(words=SearchQuery(text, config=CONFIG, search_type="websearch"))
