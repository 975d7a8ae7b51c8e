"""Comments on a draft: who says something of it, who deals with it, and that no issued paper shows it."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import AccessRecord
from summaries.comments.services import comment_on_draft, resolve_comment
from summaries.home import for_home
from summaries.models import Comment
from summaries.tests.factories import MONDAY, WEEK, approved, commented, draft, issued

pytestmark = pytest.mark.usefixtures("zones")
PAPER, PRINT, ISSUE, COMMENT = (
    reverse(f"summaries:{name}", args=[WEEK]) for name in ("detail", "print", "issue", "comment")
)
SAID = "Is the theft at the bus station in it?"
API = f"/api/v1/summaries/{WEEK}/comments/"


def test_the_same_comment_sent_twice_is_one(liaison: User) -> None:
    paper, sent = draft(), uuid.uuid4()

    first = commented(paper, liaison, client_id=sent)
    second = commented(paper, liaison, client_id=sent)

    assert first == second
    assert Comment.objects.count() == 1


def test_the_id_of_somebody_elses_comment_opens_nothing(liaison: User, supervisor: User) -> None:
    paper, sent = draft(), uuid.uuid4()
    commented(paper, liaison, client_id=sent)

    with pytest.raises(IntegrityError), transaction.atomic():
        commented(paper, supervisor, client_id=sent)


@pytest.mark.parametrize(("text", "said"), [(" \n ", "Enter your comment"), ("x" * 501, "at most 500")])
def test_a_comment_that_is_empty_or_too_long_is_refused(liaison: User, text: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said) as refused:
        comment_on_draft(summary=draft(), text=text, by=liaison, now=MONDAY)

    assert list(refused.value.message_dict) == ["text"]


def test_an_issued_paper_takes_no_comment(liaison: User, supervisor: User) -> None:
    with pytest.raises(ValidationError, match="This paper is issued"):
        commented(issued(supervisor), liaison)


def test_who_dealt_with_a_comment_first_stays(liaison: User, supervisor: User, administrator: User) -> None:
    comment = commented(draft(), liaison)
    resolve_comment(comment=comment, by=supervisor, now=MONDAY)

    again = resolve_comment(comment=comment, by=administrator, now=MONDAY + timedelta(hours=1))

    assert (again.resolved_by, again.resolved_at) == (supervisor, MONDAY)


def test_nothing_is_dealt_with_once_the_paper_is_issued(liaison: User, supervisor: User) -> None:
    comment = commented(draft(), liaison)
    issued(supervisor)

    with pytest.raises(ValidationError, match="This paper is issued"):
        resolve_comment(comment=comment, by=supervisor, now=MONDAY)


def test_a_liaison_comments_and_a_supervisor_deals_with_it(
    liaison: User, supervisor: User, sign_in: Any
) -> None:
    draft()
    browser = sign_in(liaison)
    client_id = browser.get(COMMENT).context["form"]["client_id"].value()

    for _ in range(2):
        browser.post(COMMENT, {"client_id": client_id, "text": SAID})

    comment = Comment.objects.get()
    shown = sign_in(supervisor).get(PAPER).content.decode()
    assert SAID in shown and liaison.full_name in shown
    sign_in(supervisor).post(reverse("summaries:comment_resolve", args=[comment.pk]))
    comment.refresh_from_db()
    assert comment.resolved_by == supervisor
    assert f"Dealt with by {supervisor.full_name}" in browser.get(PAPER).content.decode()


def test_the_form_asks_to_leave_out_names_and_keeps_what_was_refused(liaison: User, sign_in: Any) -> None:
    draft()

    page = sign_in(liaison).post(COMMENT, {"client_id": uuid.uuid4(), "text": "Too long. " * 60})

    text = page.content.decode()
    assert "Leave out names" in text
    assert "There is a problem" in text and "Too long. Too long." in text
    assert not Comment.objects.exists()


def test_the_readers_of_an_issued_paper_its_print_and_its_figures_find_no_comment(
    liaison: User, supervisor: User, councillor: User, officer: User, sign_in: Any, api: Any
) -> None:
    commented(draft(), liaison)
    issued(supervisor)

    found = [sign_in(person).get(PAPER) for person in (councillor, officer)] + [
        client.get(address)
        for person in (councillor, supervisor, liaison)
        for client, address in ((sign_in(person), PRINT), (api(person), f"/api/v1/summaries/{WEEK}/"))
    ]

    assert {page.status_code for page in found} == {200}
    assert not [page for page in found if "bus station" in page.content.decode()]
    assert not [page for page in found if "Comments on" in page.content.decode()]


def test_beside_the_steps_of_an_issued_paper_stands_what_was_left_open_and_what_was_not(
    liaison: User, supervisor: User, analyst: User, sign_in: Any
) -> None:
    paper = draft()
    resolve_comment(comment=commented(paper, liaison, text="Which bus?"), by=supervisor, now=MONDAY)
    commented(paper, liaison)
    issued(supervisor, summary=paper)

    pages = [sign_in(person).get(PAPER).content.decode() for person in (supervisor, liaison, analyst)]

    for page in pages:
        assert "1 comment was not dealt with when this was issued." in page
        assert page.index("What was done to this paper") < page.index(SAID) < page.index("Which bus?")
        assert "Mark as dealt with" not in page and COMMENT not in page


def test_an_issued_paper_of_which_nothing_was_said_has_no_room_for_it(supervisor: User, sign_in: Any) -> None:
    issued(supervisor)

    assert "Comments on the draft" not in sign_in(supervisor).get(PAPER).content.decode()


def test_a_draft_is_printed_without_its_comments(liaison: User, supervisor: User, sign_in: Any) -> None:
    commented(draft(), liaison)

    assert SAID not in sign_in(supervisor).get(PRINT).content.decode()


def test_an_analyst_reads_the_comments_and_cannot_add_one(liaison: User, analyst: User, sign_in: Any) -> None:
    commented(draft(), liaison)
    browser = sign_in(analyst)

    page = browser.get(PAPER).content.decode()

    assert SAID in page and COMMENT not in page
    assert browser.post(COMMENT, {"text": "No."}).status_code == 403


def test_issuing_says_how_many_comments_are_left_and_goes_on(
    liaison: User, supervisor: User, sign_in: Any
) -> None:
    paper = draft()
    resolve_comment(comment=commented(paper, liaison), by=supervisor, now=MONDAY)
    commented(paper, liaison), commented(paper, liaison)
    approved(supervisor, summary=paper)
    browser = sign_in(supervisor)

    asked = browser.get(ISSUE)
    browser.post(ISSUE, {"seen": asked.context["form"].initial["seen"]})

    assert "2 comments are not dealt with." in asked.content.decode()
    paper.refresh_from_db()
    assert paper.is_issued


def test_one_comment_is_said_as_one_and_none_is_not_said(
    liaison: User, supervisor: User, sign_in: Any
) -> None:
    paper = draft()
    before = sign_in(supervisor).get(ISSUE).content.decode()

    commented(paper, liaison)

    assert "not dealt with" not in before
    assert "1 comment is not dealt with." in sign_in(supervisor).get(ISSUE).content.decode()


def test_the_first_page_tells_a_supervisor_of_comments(liaison: User, supervisor: User) -> None:
    commented(draft(), liaison)

    (told,) = for_home(supervisor, timezone.now())["drafts"]

    assert told.open_comments == 1


def test_twenty_comments_cost_what_one_costs(
    liaison: User, supervisor: User, sign_in: Any, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    paper, browser = draft(), sign_in(supervisor)
    commented(paper, liaison)
    browser.get(PAPER)
    with CaptureQueriesContext(
        connection,
    ) as with_one:
        browser.get(PAPER)
    for _ in range(19):
        commented(paper, liaison)

    with django_assert_num_queries(len(with_one)):
        browser.get(PAPER)


def test_comments_over_the_api_are_added_once_listed_and_dealt_with(
    liaison: User, supervisor: User, api: Any
) -> None:
    draft()
    first = api(liaison).post(API, {"text": SAID}, headers={"Idempotency-Key": "a"})
    second = api(liaison).post(API, {"text": SAID}, headers={"Idempotency-Key": "a"})

    done = api(supervisor).post(f"{API}{first.json()['id']}/resolve/")

    assert (first.status_code, first.json()["id"]) == (201, second.json()["id"])
    assert done.json()["resolved_by"] == supervisor.full_name
    assert [each["text"] for each in api(liaison).get(API).json()["results"]] == [SAID]
    assert AccessRecord.objects.filter(user=liaison, action="list", kind="comment", count=1).exists()


def test_the_api_names_the_field_of_an_empty_comment_and_refuses_on_an_issued_paper(
    liaison: User, supervisor: User, api: Any
) -> None:
    paper, client = draft(), api(liaison)
    empty = client.post(API, {"text": " "})
    issued(supervisor, summary=paper)

    late = client.post(API, {"text": SAID})

    assert (empty.status_code, list(empty.json())) == (400, ["text"])
    assert (late.status_code, "issued" in str(late.json())) == (400, True)
    assert client.get(API).status_code == 200


@pytest.mark.parametrize("week", ["2026-W40", "2025-W53"])
def test_a_week_without_a_draft_has_no_comments(liaison: User, api: Any, week: str) -> None:
    assert api(liaison).get(f"/api/v1/summaries/{week}/comments/").status_code == 404


@pytest.mark.parametrize("role", ["councillor", "officer", "administrator"])
def test_nobody_else_reads_or_writes_comments(role: str, liaison: User, api: Any, request: Any) -> None:
    comment = commented(draft(), liaison)
    client = api(request.getfixturevalue(role))

    answers = [client.get(API), client.post(API, {"text": "No."}), client.post(f"{API}{comment.pk}/resolve/")]

    assert [each.status_code for each in answers] == [403, 403, 403]


def test_the_analyst_who_writes_the_paper_says_what_is_dealt_with(
    liaison: User, analyst: User, sign_in: Any
) -> None:
    comment, browser = commented(draft(), liaison), sign_in(analyst)
    asked = reverse("summaries:comment_resolve", args=[comment.pk])

    offered = asked in browser.get(PAPER).content.decode()
    browser.post(asked)

    comment.refresh_from_db()
    assert (offered, comment.resolved_by) == (True, analyst)


def test_a_liaison_does_not_deal_with_comments(liaison: User, sign_in: Any, api: Any) -> None:
    comment = commented(draft(), liaison)

    page = sign_in(liaison).post(reverse("summaries:comment_resolve", args=[comment.pk]))

    assert page.status_code == 403
    assert api(liaison).post(f"{API}{comment.pk}/resolve/").status_code == 403
