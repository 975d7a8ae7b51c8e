"""Tests of incidents that come in a spreadsheet."""
