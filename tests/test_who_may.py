"""Who may do what: what the documents say is what the code asks, and what people meet."""

from collections.abc import Iterator

from django.conf import settings

from accounts.rights import Role
from harlowsafety.who_may.asked import Door, doors
from harlowsafety.who_may.written import everything
from tests.access import EXPECTED

WRITTEN = settings.BASE_DIR / "docs" / "who-may-what.md"


def test_the_document_says_what_the_code_asks() -> None:
    assert WRITTEN.read_text() == everything(), "Write it anew: python manage.py who_may --write"


def test_who_lacks_the_right_is_turned_away_at_each_address() -> None:
    """What the table of the tests found by asking each address as each role."""
    opened = [
        (door.method, door.route, role.label)
        for door, role, found in _met()
        if role not in door.roles and found not in {"refused", "sign-in"}
    ]

    assert opened == []


def test_who_has_the_right_meets_the_page_or_is_told_that_it_is_not_theirs() -> None:
    refused = {door.route for door, role, found in _met() if role in door.roles and found == "refused"}

    assert refused <= OWN_WORK


OWN_WORK = {
    # A patrol is changed by whoever logged it, and later by a supervisor of that organisation.
    "patrols:walk", "patrols:arrive", "patrols:count", "patrols:leave", "patrols:end", "patrols:undo",
    "patrols:correct", "api:patrols-visits", "api:patrols-count", "api:patrols-leave", "api:patrols-end",
    "api:patrols-undo", "api:patrols-correct", "api:patrols-strike",
    # An action says how it stands through the organisation that owns it.
    "summaries:action", "api:actions-detail",
    "api:hotspots-views-detail",
    # Each list asks for its own rights besides.
    "exports:take-out",
}  # fmt: skip


def _met() -> Iterator[tuple[Door, Role, str]]:
    for door in doors():
        if not door.is_public:
            for role in Role:
                yield door, role, EXPECTED[door.route, door.method][role.value]
