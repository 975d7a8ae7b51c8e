"""Reads files that people send, believing nothing: their bytes, archives, encodings. Plain Python."""
