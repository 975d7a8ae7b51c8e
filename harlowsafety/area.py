"""What this council is: its area, which a council elsewhere would change."""

COUNCIL_AREA = {
    "name": "Harlow",
    # Of the Office for National Statistics.
    "code": "E07000073",
    "lsoa_prefix": "Harlow ",
    # south, west, north, east in degrees (EPSG:4326), from the ward outlines; margin in degrees.
    "box": (51.7347, 0.0540, 51.7972, 0.1680),
    "margin": 0.005,
    # Where a point that somebody gives can be, in the same order; further away is a slip of the finger.
    "neighbourhood": (51.6, -0.1, 51.9, 0.35),
}
