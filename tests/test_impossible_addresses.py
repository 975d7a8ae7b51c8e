"""What cannot be a reference is an address that does not exist, and never a question to the database."""

import pytest

ROOMS = (
    "/incidents/{}/", "/incidents/{}/correct/", "/patrols/{}/", "/patrols/{}/walk/", "/deployments/{}/",
    "/deployments/{}/results/", "/summaries/actions/{}/", "/deployments/record/{}/", "/zones/{}/",
)  # fmt: skip
ENDPOINTS = tuple(
    f"/api/v1/{kind}/{{}}/"
    for kind in ("incidents", "patrols", "deployments", "actions", "outcome-codes", "zones", "projects")
)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("reference", ["%00", "INC-2026-00000%00", "inc-2026-000001", "x" * 200])
def test_a_page_that_cannot_be_is_not_found(supervisor, sign_in, room, reference):
    assert sign_in(supervisor).get(room.format(reference)).status_code == 404


@pytest.mark.parametrize("endpoint", ENDPOINTS)
@pytest.mark.parametrize("reference", ["%00", "x" * 200])
def test_an_endpoint_that_cannot_be_is_not_found(supervisor, api, endpoint, reference):
    assert api(supervisor).get(endpoint.format(reference)).status_code == 404


def test_an_outcome_code_that_cannot_be_is_not_found(administrator, sign_in):
    assert sign_in(administrator).get("/patrols/outcome-codes/%00/").status_code == 404
