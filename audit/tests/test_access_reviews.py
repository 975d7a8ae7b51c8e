"""Every three months somebody says of each account whether it is still needed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.keys.services import create_api_token
from accounts.models import AccessReview
from accounts.reviews.due import due_on, is_due, review_is_due
from accounts.reviews.services import begin_review, decide, finish_review
from audit.models import AccessRecord

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def decide_all(review: AccessReview, by, choice: str = "needed") -> int:
    choices = dict.fromkeys(review.rows.values_list("pk", flat=True), choice)
    return decide(review=review, decisions=choices, by=by, now=NOW)


@pytest.mark.django_db
def test_a_review_has_every_active_account_as_it_is_now(administrator, analyst, stranger):
    create_api_token(person=analyst, name="Report")

    review = begin_review(by=administrator, now=NOW)

    rows = {row.person: row for row in review.rows.all()}
    analyst.role = "officer"
    analyst.save()
    assert set(rows) == {administrator, analyst}
    assert (rows[analyst].role, rows[analyst].keys, rows[analyst].last_signed_in_at) == ("analyst", 1, None)


@pytest.mark.django_db
def test_a_review_that_was_begun_is_gone_on_with_and_there_are_never_two(administrator):
    review = begin_review(by=administrator, now=NOW)

    assert begin_review(by=administrator, now=NOW) == review
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessReview.objects.create(begun_at=NOW, begun_by=administrator)


@pytest.mark.django_db
def test_it_is_finished_when_all_are_decided_and_nothing_changes_after(administrator, analyst):
    review = begin_review(by=administrator, now=NOW)
    with pytest.raises(ValidationError, match="2 accounts are not decided yet"):
        finish_review(review=review, by=administrator, now=NOW)

    changed = (decide_all(review, administrator), decide_all(review, administrator))
    finished = finish_review(review=review, by=administrator, now=NOW)

    assert changed == (2, 0)
    with pytest.raises(ValidationError, match="finished"):
        decide_all(finished, administrator, "leaves")
    assert begin_review(by=administrator, now=NOW) != review


@pytest.mark.django_db
def test_it_is_done_on_a_page_with_who_decided_and_taken_along_as_a_file(administrator, analyst, sign_in):
    browser = sign_in(administrator)
    address = browser.post("/people/reviews/begin/").url
    review = AccessReview.objects.get()
    chosen = {f"decision-{row.pk}": "leaves" for row in review.rows.all()}

    too_early = browser.post(f"{address}decide/", {"finish": "yes"}, follow=True).content.decode()
    browser.post(
        f"{address}decide/",
        {**chosen, "decision-999999999999999": "needed", "decision-x": "needed", "finish": "yes"},
    )
    file = browser.get(f"{address}file/").content.decode()

    review.refresh_from_db()
    assert "2 accounts are not decided yet" in too_early
    assert review.finished_by == administrator
    assert f"{analyst.full_name},{analyst.email},Analyst,Harlow Council,never,no,0,No longer needed" in file
    assert analyst.is_active
    taken = AccessRecord.objects.get(action="export")
    assert (taken.kind, taken.ids, taken.user) == ("access review", [str(review.pk)], administrator)


@pytest.mark.django_db
def test_the_administrators_first_page_says_when_a_review_is_due(administrator, sign_in):
    browser, words = sign_in(administrator), "The access review is due"
    before = browser.get("/").content.decode()

    now = timezone.now()
    review = begin_review(by=administrator, now=now)
    decide_all(review, administrator)
    finish_review(review=review, by=administrator, now=now)

    assert words in before
    assert words not in browser.get("/").content.decode()
    assert review_is_due(now + timedelta(days=93))


@pytest.mark.parametrize(
    ("last", "next_one"),
    [
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 1, 15), date(2026, 4, 15)),
        (date(2026, 9, 30), date(2026, 12, 30)),
    ],
)
def test_three_months_are_to_the_day_or_to_the_end_of_the_month(last: date, next_one: date) -> None:
    finished = datetime(last.year, last.month, last.day, 12, tzinfo=UTC)
    noon = datetime(next_one.year, next_one.month, next_one.day, 12, tzinfo=UTC)

    assert due_on(last) == next_one
    assert not is_due(finished, noon - timedelta(days=1))
    assert is_due(finished, noon)
