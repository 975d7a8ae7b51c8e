"""Patrols that come in a spreadsheet: a visit a row, and taking a batch out again."""
