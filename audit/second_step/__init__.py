"""The second step of signing in, and saying once more who one is before what matters most."""
