"""Tests of reading sheets: what people send, and what nobody should."""
