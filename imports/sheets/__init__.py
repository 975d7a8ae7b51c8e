"""Spreadsheets that people send, CSV or XLSX: their headings, their rows, and what each cell says."""
