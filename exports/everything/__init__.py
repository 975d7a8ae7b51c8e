"""All that the database holds, as one file in open formats, and back again."""
