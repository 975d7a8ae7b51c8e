"""Who may do what, read out of the code: docs/who-may-what.md is written from it."""
