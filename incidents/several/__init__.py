"""Many incidents typed in one go, a row each, as they stand in an e-mail."""
