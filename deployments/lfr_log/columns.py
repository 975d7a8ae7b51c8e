"""The sixteen columns of the log as the Metropolitan Police publish it, in their order."""

from imports.kinds import Column

_NONE_IS_0 = "A whole number. None is 0; empty says that nobody recorded it."


def _count(name: str, heading: str, example: str, *, is_required: bool = False) -> Column:
    return Column(name, heading, _NONE_IS_0, example, is_required=is_required)


COLUMNS = (
    Column(
        "site", "Deployment Location", "Where it stood, as it may be published", "High St North, East Ham",
        is_required=True, is_free_text=True,
    ),
    Column("day", "Date", "Day, month and year", "08/01/25", is_required=True),
    Column("duration", "Duration", "Hours and minutes", "4hr 47m", is_required=True),
    Column("use_case", "LFR Use Case", "What it was for, in a few words", "Crime Hotspot", is_free_text=True),
    _count("watchlist_size", "Watchlist Size", "15095"),
    Column("threshold", "Min Threshold Setting", "Between 0 and 1", "0.64"),
    _count("alerts_total", "Total Alerts", "10", is_required=True),
    _count("true_alerts_confirmed", "True Alerts Confirmed", "10", is_required=True),
    _count("true_alerts_unconfirmed", "True Alerts Unconfirmed", "0", is_required=True),
    _count("false_alerts_confirmed", "False Alerts Confirmed", "0", is_required=True),
    _count("false_alerts_unconfirmed", "False Alerts Unconfirmed", "0", is_required=True),
    Column("false_alert_rate", "False Alert Rate", "Only compared with the counts, never kept", "0%"),
    _count("arrests", "Outcome - Arrest", "4"),
    _count("others", "Outcome - Other", "3"),
    _count("no_action", "No action", "3"),
    _count("faces_seen", "Faces seen (estimate)", "9780"),
)  # fmt: skip
