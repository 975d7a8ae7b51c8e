"""The pages of the import room: choose, send, understand, check, confirm, watch, look back, undo."""
