"""An administrator takes a lost second step away: on record, and all its sessions end."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError

from audit.models import AccessRecord
from audit.second_step.services import reset_second_step
from audit.tests.steps import give_app, second_steps_of, with_both, with_password

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Wrong guesses are counted in the cache, which no test rolls back."""
    cache.clear()


def test_resetting_ends_the_sessions_and_leads_to_setting_up_anew(administrator, officer, sign_in):
    their_browser = with_both(officer, give_app(officer))

    sign_in(administrator).post(f"/people/{officer.pk}/second-step/")

    assert second_steps_of(officer) == set()
    assert their_browser.get("/incidents/").url.startswith("/sign-in/login/")
    assert with_password(officer).get("/incidents/").url == "/sign-in/second-step/"


def test_it_is_on_record_who_did_it_and_whose_it_was(administrator, officer, sign_in):
    give_app(officer)

    sign_in(administrator).post(f"/people/{officer.pk}/second-step/")

    record = AccessRecord.objects.get(action="reset")
    assert (record.user, record.kind, record.ids) == (administrator, "second step", [str(officer.pk)])


def test_nobody_resets_their_own(administrator):
    with pytest.raises(ValidationError, match="another administrator"):
        reset_second_step(person=administrator, by=administrator)


def test_others_may_not(supervisor, officer, sign_in):
    assert sign_in(supervisor).post(f"/people/{officer.pk}/second-step/").status_code == 403
