"""The addresses below that of the zones that are pages and no zones. Plain Python."""

# What a zone cannot be called, because its page would be another one.
TAKEN_BY_PAGES = frozenset({"add", "events", "powers"})
