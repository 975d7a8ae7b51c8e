"""The paper out of its figures, before anybody draws it."""

import json
from collections import Counter
from collections.abc import Iterator

from summaries.paper.blocks import Cell, Chart, Paper, Table, Words
from summaries.paper.build import paper_of
from summaries.paper.definitions import DEFINITIONS, VERSION
from summaries.tests.figures_of_a_week import figures_of_a_week


def made(**changed: object) -> Paper:
    figures = json.loads(json.dumps(figures_of_a_week(**changed)))
    return paper_of(figures, mode="partnership", marking="OFFICIAL", facts=(), sentences=["All is well."])


def tables(paper: Paper) -> Iterator[Table]:
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Chart) and block.table:
                yield block.table


def cells(paper: Paper) -> Iterator[Cell]:
    for table in tables(paper):
        for row in table.rows:
            yield from row


def test_every_key_of_the_figures_has_its_section() -> None:
    paper = made()

    keys = [section.key for section in paper.sections]

    assert keys == [
        "charts", "doing", "incidents", "recorded", "patrols", "stop_searches", "technology", "projects",
        "actions", "next_week", "revisions", "notes",
    ]  # fmt: skip


def test_a_figure_says_the_same_wherever_it_stands() -> None:
    told: dict[str, set[tuple[str, object]]] = {}
    for cell in cells(made()):
        if cell.figure:
            told.setdefault(cell.figure, set()).add((cell.text, cell.value))

    assert {figure: said for figure, said in told.items() if len(said) > 1} == {}


def test_a_number_stands_under_its_own_address() -> None:
    found = {cell.figure: cell for cell in cells(made())}

    assert found["incidents.the-stow.theft.this_week"].value == 205
    assert found["incidents.the-stow.theft.this_week"].text == "205"
    assert found["incidents.all.total.year.now"].text == "2,050"
    assert found["incidents.the-stow.theft.verdict.words"].text == "As expected (1 to 10)"
    assert found["patrols.targets.Hotspot-funding.delivered_hours"].text == "1,310.5"
    assert found["stop_searches.twelve_months.groups.Black.value"].value == 1.53


def test_a_gap_is_no_zero_and_a_small_base_has_no_percentage() -> None:
    found = {cell.figure: cell for cell in cells(made())}

    assert found["incidents.the-stow.theft.last_year"].text == "No data"
    assert found["incidents.the-stow.theft.rolling.percent"].text == "–"
    assert found["incidents.the-stow.theft.year.percent"].text == "−33%"


def test_a_section_says_how_complete_it_is_and_why() -> None:
    patrols = next(section for section in made().sections if section.key == "patrols")

    assert (patrols.state, patrols.why) == ("partial", ("1 patrol has not ended.",))


def test_every_row_is_as_long_as_its_columns() -> None:
    for table in tables(made()):
        assert {len(row) for row in table.rows} <= {len(table.columns)}, table.name


def test_tables_have_names_of_their_own() -> None:
    names = Counter(table.name for table in tables(made()))

    assert [name for name, many in names.items() if many > 1] == []


def test_a_week_of_nothing_but_its_header_is_still_a_paper() -> None:
    header = figures_of_a_week()["header"]

    paper = paper_of({"header": header}, mode="partnership", marking="OFFICIAL", facts=(), sentences=[])

    assert paper.sections == ()


def test_a_chart_says_its_limits_and_its_weeks_in_a_table() -> None:
    charts = next(section for section in made().sections if section.key == "charts").blocks

    assert [type(block) for block in charts] == [Chart, Chart, Chart]
    assert all(isinstance(block, Chart) and block.words in block.svg for block in charts)
    assert all(isinstance(block, Chart) and block.table and len(block.table.rows) == 55 for block in charts)


def test_words_that_hold_figures_name_them() -> None:
    words = [block for section in made().sections for block in section.blocks if isinstance(block, Words)]

    assert any("actions.open" in each.figures for each in words)
    assert any("recorded.count" in each.figures for each in words)


def test_every_figure_leads_to_a_definition_that_there_is() -> None:
    paper = made(definitions={"version": VERSION, "words": DEFINITIONS})

    blocks = [block for section in paper.sections for block in section.blocks]
    of_blocks = [block.definition for block in blocks if isinstance(block, Words | Chart)]
    of_cells = [cell.definition for cell in cells(paper) if cell.figure]

    assert all(of_cells)
    assert {key for key in (*of_blocks, *of_cells) if key} <= set(dict(paper.definitions))
