"""How the access log stands with its seals: for its page, the first page and monitoring."""

from dataclasses import dataclass, replace

from audit.chain.anchors import words_of
from audit.models import AccessAnchor, AccessCheck, AccessSeal


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest seal, which should be written down elsewhere, and the last check of all of them."""

    newest: AccessSeal | None
    checked: AccessCheck | None
    # What is no longer there because its time was over.
    let_go: str = ""

    @property
    def problem(self) -> str:
        return self.checked.problem if self.checked else ""


def standing() -> Standing:
    return Standing(AccessSeal.objects.last(), AccessCheck.objects.first())


def standing_with_what_was_let_go() -> Standing:
    """As the page of the log tells it."""
    anchors = list(AccessAnchor.objects.order_by("number"))
    return replace(standing(), let_go=words_of(anchors))


def agrees() -> bool:
    """Whether the last check found nothing; a log that was never checked is not in doubt yet."""
    checked = AccessCheck.objects.first()
    return checked is None or not checked.problem
