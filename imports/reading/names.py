"""What a file is called, of which its sender decides every letter."""

import unicodedata

LONGEST_NAME = 255


def clean_name(name: str) -> str:
    """The name without folders and without what cannot be seen; cut in the middle of nothing but its stem."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    if not seen.strip("."):
        return "file"
    stem, dot, ending = seen.rpartition(".")
    if len(seen) <= LONGEST_NAME or not dot or len(ending) > 10:
        return seen[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending


def has_ending(name: str, endings: tuple[str, ...]) -> bool:
    return name.lower().endswith(endings)
