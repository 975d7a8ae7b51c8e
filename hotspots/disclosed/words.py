"""What a reader of published figures must know to read them rightly, and the file's rows."""

from hotspots.disclosed.figures import PublishedFigures

# The file may be handed to anybody. Everything else that the service writes bears its own marking.
FOR_PUBLICATION = "OFFICIAL, for publication"
NOTES = (
    "A count of 1 to 4 is not shown: it says “1 to 4”. Any other count is rounded to the nearest 5; 0 is 0.",
    "A total is worked out from what is shown, so it is often a range: “13 to 19” is from 13 up to 19.",
    "However the figures are added up or subtracted, no more can be learned of a count than is said here.",
    "Domestic abuse, sexual offences, hate crime and withdrawn incidents are not counted here.",
    "A month is published a week after it is over and then stays: an incident that is reported or corrected "
    "later does not change it.",
    "There are no figures by day, hour or street, and no incident is drawn on the map.",
)


def file_rows(
    figures: PublishedFigures, *, filters: list[tuple[str, str]], made: str
) -> list[tuple[object, ...]]:
    """Each month by place and kind: whatever the page shows can be added up from these rows."""
    heading = ("Place", "At least", "At most", "In words")
    return [
        (FOR_PUBLICATION,),
        ("Incidents by month, place and kind, small counts hidden and the rest rounded",),
        ("Period", figures.period_words),
        *filters,
        ("Made", made),
        *(("Note", note) for note in NOTES),
        (),
        ("Kind", *heading),
        *_lines(figures, "by_kind"),
        (),
        ("Month", *heading),
        *_lines(figures, "by_month"),
        (),
        (FOR_PUBLICATION,),
    ]


def _lines(figures: PublishedFigures, table: str) -> list[tuple[object, ...]]:
    return [
        (row.name, column.name, count.low, count.high, count.words)
        for row in getattr(figures, table)
        for column, count in zip(figures.columns, row.counts, strict=True)
    ]
