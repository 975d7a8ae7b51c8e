"""What a PDF says, for tests: the texts of its pages, and the tags that a screen reader goes by."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf


def opened(pdf: bytes) -> Any:
    return pikepdf.open(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All its words in the order of the file, with single spaces between them."""
    with opened(pdf) as document:
        said = [text for page in document.pages for text in _texts(page)]
    return " ".join("".join(said).split())


def tags_of(document: Any) -> list[Any]:
    """Every element of the structure of an open file, parents before children."""
    return list(_elements(document.Root.StructTreeRoot))


def _texts(page: Any) -> Iterator[str]:
    fonts = {name: _letters(font) for name, font in (page.Resources.get("/Font") or {}).items()}
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            shown = operands[0] if str(operator) == "TJ" else [operands[0]]
            codes = b"".join(bytes(each) for each in shown if isinstance(each, pikepdf.String))
            pairs = zip(codes[::2], codes[1::2], strict=True)
            yield "".join(letters.get(high << 8 | low, "") for high, low in pairs)
        elif str(operator) == "ET":
            yield " "


def _letters(font: Any) -> dict[int, str]:
    """What each two-byte code of a font stands for, out of its ToUnicode map."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    letters = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            letters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            for code in range(int(first, 16), int(last, 16) + 1):
                letters[code] = chr(int(text, 16) + code - int(first, 16))
    return letters


def _elements(element: Any) -> Iterator[Any]:
    children = element.get("/K")
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)
