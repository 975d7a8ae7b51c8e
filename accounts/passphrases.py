"""First passphrases: random, easy to read out over a telephone, hard to guess. Plain Python."""

import secrets

# Without the letters and figures that are taken for each other: i l o 0 1.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_BLOCKS, _BLOCK_LENGTH = 4, 5


def new_passphrase() -> str:
    """Four blocks of five, about 99 bits."""
    blocks = ("".join(secrets.choice(_ALPHABET) for _ in range(_BLOCK_LENGTH)) for _ in range(_BLOCKS))
    return "-".join(blocks)
