"""What somebody had let others in by, and what they had been sent themselves, ends with their account."""

import pytest
from allauth.account.forms import default_token_generator

from accounts.models import User
from accounts.services import add_person, deactivate_person
from accounts.tests.factories import council, person
from accounts.writing.invitations import send_invitation

pytestmark = pytest.mark.django_db


def invited(by: User, name: str = "newcomer") -> tuple[User, str]:
    """Somebody who has not come yet, and what stands in the link that was sent to them."""
    made, _ = add_person(
        email=f"{name}@example.org", full_name="New Comer", role="officer", organisation=council(), by=by
    )
    return made, default_token_generator.make_token(made)


def still_opens(made: User, token: str) -> bool:
    made.refresh_from_db()
    return made.is_active and default_token_generator.check_token(made, token)


@pytest.fixture
def leaver(administrator: User) -> User:
    return person("administrator", email="leaver@example.org", full_name="Leaving Administrator")


def test_an_invitation_to_a_leaver_opens_nothing_any_more(administrator):
    made, token = invited(administrator)
    before = still_opens(made, token)

    deactivate_person(person=made, by=administrator)

    made.is_active = True
    made.save()
    assert (before, still_opens(made, token)) == (True, False)


def test_an_invitation_by_a_leaver_opens_nothing_and_no_letter_goes_out(administrator, leaver, sign_in):
    made, token = invited(leaver)

    page = sign_in(administrator).post(f"/people/{leaver.pk}/deactivate/", follow=True).content.decode()

    assert not still_opens(made, token)
    assert not send_invitation(made.pk, "Leaving Administrator")
    assert "1 invitation by Leaving Administrator that nobody had taken up ended, too." in page


def test_who_had_come_already_and_whom_others_invited_stay(administrator, leaver):
    came, _ = invited(leaver, "came")
    came.last_login = came.joined_at
    came.save()
    other, token = invited(administrator, "other")

    deactivate_person(person=leaver, by=administrator)

    came.refresh_from_db()
    assert came.is_active and still_opens(other, token)
