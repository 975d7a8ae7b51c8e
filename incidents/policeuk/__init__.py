"""Reads the files data.police.uk publishes, as they really come: no Django, no database."""
