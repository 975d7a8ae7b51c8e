"""A paper as plain text, for e-mail programs that show no more. Plain Python."""

from summaries.paper.blocks import Block, Chart, Paper, Section, Table, Words


def as_text(paper: Paper) -> str:
    """Every text of the paper in its order; a row of a table is a line of `heading: value` pairs."""
    head = [paper.title, ""]
    sentences = [line for words in paper.sentences for line in (words.text, "")]
    facts = [f"{label}: {cell.text}" for label, cell in paper.facts]
    sections = [line for section in paper.sections for line in _section(section)]
    return "\n".join([*head, *sentences, *facts, *sections])


def _section(section: Section) -> list[str]:
    state = [] if section.state in (None, "complete") else [f"{str(section.state).capitalize()}."]
    why = [*state, *section.why]
    blocks = [line for block in section.blocks for line in ("", *_block(block))]
    return ["", "", section.heading, "-" * len(section.heading), *([" ".join(why)] if why else []), *blocks]


def _block(block: Block) -> list[str]:
    if isinstance(block, Words):
        return [block.text]
    if isinstance(block, Chart):
        return [block.caption, block.words]
    return _table(block)


def _table(table: Table) -> list[str]:
    lines = [table.caption] if table.caption else []
    for row in table.rows:
        first, *others = row
        told = [
            f"{column}: {cell.text}" if column else cell.text
            for column, cell in zip(table.columns[1:], others, strict=False)
            if cell.text
        ]
        lines.append(f"* {first.text}" + (f". {'; '.join(told)}" if told else ""))
    return [*lines, *([table.note] if table.note else [])]
