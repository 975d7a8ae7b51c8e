"""What each form of a paper says of each figure, by its address: for tests that compare them."""

import csv
import io
import zipfile
from collections import defaultdict
from html.parser import HTMLParser

from summaries.paper.blocks import Chart, Paper, Table

Said = dict[str, set[str]]
_EMPTY = {"br", "img", "input", "link", "meta", "path", "circle", "rect", "polyline"}


class _Reader(HTMLParser):
    """Texts of the elements that say which figure they hold, without what only a screen reader hears."""

    def __init__(self) -> None:
        super().__init__()
        self.said: Said = defaultdict(set)
        self._open: list[tuple[str, str, bool]] = []
        self._texts: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            return
        found = dict(attrs)
        figure = found.get("data-figure") or ""
        hidden = "govuk-visually-hidden" in (found.get("class") or "")
        self._open.append((tag, figure, hidden))
        if figure:
            self._texts[figure] = ""

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, figure, _ = self._open.pop()
            if figure:
                self.said[figure].add(" ".join(self._texts.pop(figure).split()))
            if opened == tag:
                break

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, _, hidden in self._open):
            for figure in self._texts:
                self._texts[figure] += data


def of_paper(paper: Paper) -> Said:
    """Of tables; a sentence may hold several figures and is compared as a whole elsewhere."""
    said: Said = defaultdict(set)
    for table in tables_in(paper):
        for row in table.rows:
            for cell in row:
                if cell.figure:
                    said[cell.figure].add(cell.text)
    return dict(said)


def tables_in(paper: Paper) -> list[Table]:
    blocks = [block for section in paper.sections for block in section.blocks]
    drawn = [block.table for block in blocks if isinstance(block, Chart) and block.table]
    return drawn + [block for block in blocks if isinstance(block, Table)]


def of_page(html: str) -> Said:
    reader = _Reader()
    reader.feed(html)
    return {figure: said for figure, said in reader.said.items() if not figure.startswith("header.")}


def of_files(content: bytes) -> tuple[Said, dict[str, float]]:
    """Texts and numbers of the list of figures in the zip; its sentences left out."""
    text = zipfile.ZipFile(io.BytesIO(content)).read("figures.csv").decode().removeprefix("\ufeff")
    lines = list(csv.reader(io.StringIO(text)))
    start = next(place for place, line in enumerate(lines) if line[:1] == ["Figure"])
    said: Said = defaultdict(set)
    numbers = {}
    for figure, _, table, _, _, words, number in lines[start + 1 :]:
        if table:
            said[figure].add(words.removeprefix("'"))
            if number:
                numbers[figure] = float(number)
    return dict(said), numbers
