"""The PDF: what a screen reader finds in it, that nothing is missing, and that it is the same each time."""

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from summaries.paper.blocks import Cell, Chart, Paper, Section, Table, Words
from summaries.paper.build import paper_of
from summaries.pdf.document import document
from summaries.pdf.render import compiled, page_count, pdf_of
from summaries.tests.figures_of_a_week import figures_of_a_week
from summaries.tests.read_pdf import opened, tags_of, text_of

NINE = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
FACTS = (("Version", Cell("1")), ("Data as at", Cell("16 November 2026, 06:00")))
SENTENCES = ["In week 46 there were 31 incidents.", "That is as expected."]


def a_paper(**changed: Any) -> Paper:
    figures = json.loads(json.dumps(figures_of_a_week(**changed)))
    return paper_of(figures, mode="partnership", marking="OFFICIAL", facts=FACTS, sentences=SENTENCES)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_of(a_paper(), made_at=NINE)


def test_typst_has_nothing_to_warn_of() -> None:
    assert compiled(document(a_paper()), made_at=NINE)[1] == []


def test_the_file_says_that_it_is_tagged_titled_and_in_british_english(pdf: bytes) -> None:
    with opened(pdf) as found:
        root, metadata = found.Root, found.Root.Metadata.read_bytes().decode()

        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en-GB"
        assert root.ViewerPreferences.DisplayDocTitle
        assert "Weekly summary: Week 46, 2026" in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_headings_tables_and_charts_are_what_they_are(pdf: bytes) -> None:
    with opened(pdf) as found:
        tags = tags_of(found)
        kinds = [str(tag.S) for tag in tags]
        charts = [str(tag.Alt) for tag in tags if str(tag.S) == "/Figure"]

        assert kinds.count("/H1") == 1 and "/H2" in kinds
        assert kinds.count("/TH") > kinds.count("/Table") > 5
        assert len(charts) == 3
        assert all("incidents a week" in words or "week" in words for words in charts)


def test_only_its_own_typeface_is_in_the_file_and_all_of_it_is_embedded(pdf: bytes) -> None:
    with opened(pdf) as found:
        fonts = [each for each in found.objects if _is(each, "/FontDescriptor")]
        names = {str(each.FontName).split("+")[1] for each in fonts}

        assert names == {"Arimo-Regular", "Arimo-Bold"}
        assert all("/FontFile2" in each or "/FontFile3" in each for each in fonts)


def _is(each: Any, kind: str) -> bool:
    return hasattr(each, "keys") and str(each.get("/Type", "")) == kind


def test_every_text_of_the_paper_is_in_the_file(pdf: bytes) -> None:
    said = _squeezed(text_of(pdf))
    wanted = [text for text in _texts(a_paper()) if _squeezed(text) not in said]

    assert wanted == []


def test_the_numbers_of_a_table_stand_in_their_rows(pdf: bytes) -> None:
    said = _squeezed(text_of(pdf))
    tables = [table for table in _tables(a_paper()) if table.look == "table"]

    for table in tables:
        for row in table.rows:
            assert _squeezed("".join(cell.text for cell in row)) in said, (table.name, row[0].text)


def test_the_marking_and_the_number_of_the_page_are_on_each_page(pdf: bytes) -> None:
    said = text_of(pdf)

    assert said.count("OFFICIAL") == 2 * page_count(pdf)
    assert "1 of 2" in said and "2 of 2" in said


def test_a_week_with_every_section_has_two_pages(pdf: bytes) -> None:
    assert page_count(pdf) == 2


def test_a_kind_with_none_this_week_is_left_out_of_a_zone_and_stays_for_all_zones() -> None:
    figures = figures_of_a_week()["incidents"]
    for area in figures["areas"][:2]:
        for row in area["rows"][:2]:
            row["this_week"] = 0
    figures["areas"][1]["rows"][1]["verdict"] |= {"words": "Unusually low", "is_flagged": True}

    paper = a_paper(incidents=figures)
    tables = _stacked(document(paper))
    told = [len(table["rows"]) for table in tables]

    in_the_paper = next(section for section in paper.sections if section.key == "incidents")
    assert {len(each.rows) for each in in_the_paper.blocks if isinstance(each, Table)} == {9}
    assert told == [9, 8, 9, 9]
    assert [table["none"] for table in tables] == ["", "None this week: violence.", "", ""]


def test_the_numbers_that_open_the_page_stand_once_on_paper(pdf: bytes) -> None:
    said = _squeezed(text_of(pdf))

    assert "Whatisbeingdone" not in said and "Plannedvisitsdelivered" not in said
    assert "Plannedvisits24" in said and "Delivered19" in said


def test_an_action_too_many_for_two_pages_goes_on_a_third_and_none_is_dropped() -> None:
    (row,) = figures_of_a_week()["actions"]["rows"]
    rows = [{**row, "reference": f"ACT-2026-{n:06}", "what": f"Undertaking {n}"} for n in range(1, 61)]
    crowded = a_paper(actions={"rows": rows, "open": 60, "overdue": 60, "closed": 0})

    made = pdf_of(crowded, made_at=NINE)

    assert page_count(made) == 3
    assert all(f"ACT-2026-{n:06}" in text_of(made) for n in range(1, 61))


def test_the_same_paper_gives_the_same_bytes(pdf: bytes) -> None:
    assert pdf_of(a_paper(), made_at=NINE) == pdf


def test_words_that_look_like_the_language_of_the_template_are_only_words() -> None:
    odd = '#panic("no") *not bold* $x$ <label> @ref \\ "quoted" [#1]'
    paper = Paper(
        mode="partnership", title="T", marking="OFFICIAL", facts=(), sentences=(Words(odd),),
        sections=(Section("x", "X", (Words(odd),)),),
    )  # fmt: skip

    assert _squeezed(text_of(pdf_of(paper, made_at=NINE))).count(_squeezed(odd)) == 2


def test_without_its_typeface_there_is_a_sentence_and_no_file(tmp_path: Path) -> None:
    with (
        override_settings(PAPER_FONTS=str(tmp_path)),
        pytest.raises(ImproperlyConfigured, match="The typeface of the PDF is missing"),
    ):
        pdf_of(a_paper(), made_at=NINE)


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not on this machine")
def test_verapdf_finds_it_accessible(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf)

    command = ["verapdf", "--flavour", "ua1", str(tmp_path / "paper.pdf")]
    said = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 'isCompliant="true"' in said.stdout


def _stacked(told: dict[str, Any]) -> list[dict[str, Any]]:
    sections = [section for band in told["bands"] for section in band["sections"]]
    blocks = [block for section in sections for block in section["blocks"]]
    return next(block["tables"] for block in blocks if block["kind"] == "stacked")


def _texts(paper: Paper) -> list[str]:
    blocks = [block for section in paper.sections for block in section.blocks]
    return [
        paper.title,
        *(words.text for words in paper.sentences),
        *(section.heading for section in paper.sections if section.key != "doing"),
        *(block.text for block in blocks if isinstance(block, Words)),
        *(block.words for block in blocks if isinstance(block, Chart)),
        *(cell.text for table in _tables(paper) for row in _told(table) for cell in row),
    ]


def _tables(paper: Paper) -> list[Table]:
    """Without those that are in the files and on the page only."""
    blocks = [block for section in paper.sections if section.key != "doing" for block in section.blocks]
    return [block for block in blocks if isinstance(block, Table) and block.look != "folded"]


def _told(table: Table) -> list[tuple[Cell, ...]]:
    """Without rows that tell of nothing."""
    return [row for place, row in enumerate(table.rows) if place not in table.quiet]


def _squeezed(text: str) -> str:
    """Without spaces, which a line that ends may add or swallow."""
    return "".join(text.split())
