"""How the access log stands with its seals: for its page, the first page and monitoring."""

from dataclasses import dataclass

from audit.models import AccessCheck, AccessSeal


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest seal, which should be written down elsewhere, and the last check of all of them."""

    newest: AccessSeal | None
    checked: AccessCheck | None

    @property
    def problem(self) -> str:
        return self.checked.problem if self.checked else ""


def standing() -> Standing:
    return Standing(AccessSeal.objects.last(), AccessCheck.objects.first())


def agrees() -> bool:
    """Whether the last check found nothing; a log that was never checked is not in doubt yet."""
    checked = AccessCheck.objects.first()
    return checked is None or not checked.problem
