"""Incidents that come in a spreadsheet: the columns, what each row means, and taking a batch out again."""
