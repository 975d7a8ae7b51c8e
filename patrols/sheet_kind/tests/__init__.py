"""Tests of patrols that come in a spreadsheet."""
