"""What a browser calls itself, in the words that people use. Plain Python."""

import re

# The first that fits counts: each of the later ones is also named by an earlier one.
_BROWSERS = (
    ("Edge", r"Edg(?:e|A|iOS)?/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Opera", r"OPR/"),
    ("Firefox", r"(?:Firefox|FxiOS)/"),
    ("Chrome", r"(?:Chrome|CriOS|Chromium)/"),
    ("Safari", r"Version/.*Safari/"),
)
_MACHINES = (
    ("an iPhone", r"iPhone"),
    ("an iPad", r"iPad"),
    ("an Android phone", r"Android.*Mobile"),
    ("an Android tablet", r"Android"),
    ("Windows", r"Windows"),
    ("a Mac", r"Macintosh|Mac OS X"),
    ("a Chromebook", r"CrOS"),
    ("Linux", r"Linux"),
)
_LONGEST = 400


def in_words(user_agent: str) -> str:
    """Such as “Firefox on Windows”. What is not known is called another browser: nothing of it is kept."""
    asked = user_agent[:_LONGEST]
    browser = next((name for name, sign in _BROWSERS if re.search(sign, asked)), "Another browser")
    machine = next((name for name, sign in _MACHINES if re.search(sign, asked)), "")
    return f"{browser} on {machine}" if machine else browser
