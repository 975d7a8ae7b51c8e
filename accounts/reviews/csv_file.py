"""An access review as a file for whoever audits the service."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import User
from accounts.reviews.models import AccessReview, AccessReviewRow
from govuk.csv_files import as_csv
from measures.weeks import local

HEADINGS = (
    "Name", "E-mail", "Role", "Organisation", "Last signed in", "Second step", "API keys", "Decision",
    "Decided by", "Decided at",
)  # fmt: skip


def file_of(review: AccessReview, rows: Iterable[AccessReviewRow]) -> str:
    return as_csv([HEADINGS, *(_line(row, row.person, row.decided_by) for row in rows)])


def _line(row: AccessReviewRow, person: User, decided_by: User | None) -> tuple[object, ...]:
    return (
        person.full_name,
        person.email,
        row.get_role_display(),
        row.organisation,
        _moment(row.last_signed_in_at) or "never",
        "yes" if row.has_second_factor else "no",
        row.keys,
        row.get_decision_display(),
        decided_by.full_name if decided_by else "",
        _moment(row.decided_at),
    )


def _moment(at: datetime | None) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}" if at is not None else ""
