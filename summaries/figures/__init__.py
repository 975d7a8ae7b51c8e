"""Every figure of one week's summary, from one function: the page, the API and print show these."""

from datetime import datetime
from typing import Any

from measures.weeks import Week, local
from summaries.figures.actions import action_figures
from summaries.figures.charts import chart_figures
from summaries.figures.counted import counted_incidents
from summaries.figures.header import header
from summaries.figures.incidents import incident_figures
from summaries.figures.late import late_changes
from summaries.figures.next_week import next_week_figures
from summaries.figures.notes import data_notes
from summaries.figures.patrols import patrol_figures
from summaries.figures.projects import project_figures
from summaries.figures.recorded import recorded_figures
from summaries.figures.sections import section_states
from summaries.figures.stop_searches import stop_search_section
from summaries.figures.technology import technology_figures
from summaries.figures.town import outside_note, town_of, victim_figures
from summaries.paper.definitions import DEFINITIONS, VERSION

Figures = dict[str, Any]


def figures_for(week: Week, *, as_at: datetime) -> Figures:
    """What the database says of that week now, as plain values that can be frozen as JSON.

    Keys: `header`, `incidents` (areas, each with rows and a total), `victims`, `patrols`, `stop_searches`,
    `technology`, `projects`, `actions`, `next_week`, `revisions` of the papers before, `notes`,
    `definitions`. Lists are in the order of the page. The number of queries does not grow with the records.
    """
    counted, town = counted_incidents(week), town_of(as_at)
    patrols = patrol_figures(week, as_at)
    figures: Figures = {
        "header": header(week, as_at),
        "incidents": incident_figures(week, counted),
        "charts": chart_figures(week, counted),
        "recorded": recorded_figures(until=local(week.ends_at).date()),
        "victims": victim_figures(town),
        "patrols": patrols,
        "stop_searches": stop_search_section(week),
        "technology": technology_figures(week, as_at),
        "projects": project_figures(as_at),
        "actions": action_figures(week, as_at),
        "next_week": next_week_figures(week, as_at),
        "revisions": late_changes(week, counted.counts),
        "notes": data_notes(
            week, counted.notes, patrols["still_running"], outside_note(town, dict(counted.zones))
        ),
        "definitions": {"version": VERSION, "words": DEFINITIONS},
    }
    # Of the figures themselves, before whatever they are shown on.
    return {**figures, "sections": section_states(figures, ends_on=week.ends_on)}
