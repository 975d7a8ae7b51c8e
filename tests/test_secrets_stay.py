"""What proves who somebody is stays behind when everything is taken out."""

from exports.everything.tables import tables


def test_no_second_step_no_session_and_no_password_leaves_with_everything() -> None:
    taken = {table.name: set(table.columns) for table in tables()}

    assert not [name for name in taken if name.startswith(("mfa_", "socialaccount_", "account_", "knox_"))]
    assert not [name for name, columns in taken.items() if columns & {"digest", "token_key", "session_key"}]
    assert "password" not in taken["accounts_user"]
