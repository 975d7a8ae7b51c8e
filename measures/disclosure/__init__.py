"""Decides what may be said to whom: at which detail, with small counts hidden and the rest rounded."""
