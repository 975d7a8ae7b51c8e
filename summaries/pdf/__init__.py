"""The paper as a PDF that a screen reader can read: two A4 pages in a normal week."""
