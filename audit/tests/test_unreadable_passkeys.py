"""What no passkey would answer is refused in words, also by the pages that open to everybody."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db
DEEP = "[" * 50_000
LONG = "9" * 5_000
# Enough to get past each part of the reading, and then no further.
WORDS = st.sampled_from(
    ["", "AA", "AAAA", "!", "é", "\0", "public-key", "e30", "oWNmbXQ", "pGNmbXQ", "_" * 90]
)
PARTS = st.recursive(
    st.one_of(WORDS, st.none(), st.integers(), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("clientDataJSON", "attestationObject", "authenticatorData"), inner)
        ),
    ),
    max_leaves=6,
)
KEYS = ("id", "rawId", "type", "response", "signature", "userHandle", "clientExtensionResults")
ANSWERS = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, PARTS))
BOUNDED = settings(
    max_examples=60, derandomize=True, database=None, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


@pytest.mark.parametrize("typed", [DEEP, LONG, "[]", "1", '"a"', "null", "{}", "{", "\0", '"\\ud800"'])
@pytest.mark.parametrize("page", ["passkeys/sign-in/", "passkeys/add/"])
def test_what_is_no_answer_is_refused_and_not_an_error(officer, sign_in, client, typed, page) -> None:
    browser = sign_in(officer) if page.endswith("add/") else client

    answer = browser.post(f"/sign-in/second-step/{page}", {"credential": typed})

    assert answer.status_code in (200, 302)


@BOUNDED
@given(made_up=ANSWERS)
def test_what_looks_like_an_answer_is_refused_and_not_an_error(client, made_up) -> None:
    client.get("/sign-in/second-step/passkeys/sign-in/", headers={"X-Requested-With": "XMLHttpRequest"})

    answer = client.post("/sign-in/second-step/passkeys/sign-in/", {"credential": json.dumps(made_up)})

    assert answer.status_code in (200, 302, 429)
