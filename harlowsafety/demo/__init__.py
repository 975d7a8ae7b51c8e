"""The demonstration: invented records at published base rates, the same every time for one seed and day.

Nothing in it happened, but for the facts of one press article (see `article`). Refused unless DEBUG is on.
"""
