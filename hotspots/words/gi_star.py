"""What is said of clusters of cells, on their page, on the map and over the API."""

from hotspots.analysis.gi_star import IncidentClusters
from hotspots.words.layers import how_many


def clusters_statement(found: IncidentClusters) -> str:
    """The one line above the table."""
    if found.reason:
        return found.reason
    if not found.marked:
        return "No cluster stands out: the busy cells lie as they would by chance."
    said = [
        f"{how_many(number, 'cell')} {'lies' if number == 1 else 'lie'} in a cluster of {which}"
        for number, which in ((found.more, "more"), (found.fewer, "fewer"))
        if number
    ]
    return f"{', and '.join(said)}, out of {found.tested:,} looked at."


def clusters_cautions(found: IncidentClusters) -> list[str]:
    said = [f"The study area is {found.area}."]
    if found.note:
        said.append(found.note)
    if found.outside_area:
        said.append(f"{how_many(found.outside_area, 'incident')} outside it left out.")
    return said
