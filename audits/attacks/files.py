"""Files that are not what they say: programs as pictures, bombs, documents that fetch, names that climb."""

import io
import json
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from struct import pack

from audits.browser import Answer
from audits.listening import listening
from audits.served import ROOT, Site

SCRIPT = b"<script>alert(document.domain)</script>"
PARTS_OF_A_WORKBOOK = (
    "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml",
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
)  # fmt: skip
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
# Seconds in which a bomb has to be recognised for what it is.
PATIENCE = 10
# Megabytes that a bomb may cost.
MOST_MEMORY = 300
CLIMBED = "climbed-out-of-an-archive.csv"
NAMES = (
    "../../../evil.csv",
    "/etc/cron.d/evil.csv",
    "..\\..\\evil.csv",
    "evil.csv%00.png",
    "x" * 300 + ".csv",
)


def findings(site: Site) -> Iterator[str]:
    yield from _pictures(site)
    yield from _bombs(site)
    yield from _documents_that_fetch(site)
    yield from _names(site)


def _picture() -> bytes:
    from incidents.tests.picture_factories import picture

    return picture("PNG")


def _send_picture(site: Site, content: bytes, name: str = "shutter.png") -> Answer:
    reference = site.world.records["incidents"].reference
    told = {"caption": "Broken shutter", "shows_nobody": "on", "client_id": _number()}
    return site.browser("officer").post(
        f"/incidents/{reference}/pictures/add/", told, {"file": (name, content)}
    )


def _number() -> str:
    from uuid import uuid4

    return str(uuid4())


def _pictures(site: Site) -> Iterator[str]:
    pretenders = {
        "an SVG with a script": SVG,
        "a page": b"<!doctype html>" + SCRIPT,
        "a GIF that is a script": b"GIF89a/*" + SCRIPT,
        "a PDF": b"%PDF-1.7\n",
        "an empty PNG": b"\x89PNG\r\n\x1a\n",
        "a picture of 50,000 by 50,000": _huge_png(),
    }
    for what, content in pretenders.items():
        answer = _send_picture(site, content)
        if answer.status != 200 or answer.seconds > PATIENCE:
            yield f"{what} is answered {answer.status} after {answer.seconds:.1f} s"
    two_in_one = _picture() + SCRIPT
    if _send_picture(site, two_in_one).status != 302:
        yield "a picture with a page behind it is not taken, so nothing can be said of how it is kept"
    for attachment in site.world.records["incidents"].attachments.all():
        reference = site.world.records["incidents"].reference
        shown = site.browser("officer").get(f"/incidents/{reference}/pictures/{attachment.uuid}/")
        if b"<script" in shown.body or not shown.header("Content-Type").startswith("image/"):
            yield f"a picture comes back as {shown.header('Content-Type')} with what was hidden in it"


def _huge_png() -> bytes:
    """Two and a half thousand million pixels in a few kilobytes."""
    header = pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1_000_000)), (b"IEND", b"")):
        parts.append(pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data)))
    return b"".join(parts)


def _bombs(site: Site) -> Iterator[str]:
    bombs = {
        ("police_files", "2026-09.zip"): _zip({"2026-09/2026-09-essex-street.csv": b"0" * 400_000_000}),
        ("police_files", "many.zip"): _zip({f"2026-09/{number}.csv": b"" for number in range(70_000)}),
        ("police_files", "climbs.zip"): _zip({f"{'../' * 9}tmp/{CLIMBED}": b"a", f"/tmp/{CLIMBED}": b"b"}),
        ("police_files", "zips.zip"): _zip({"2026-09.zip": _zip({"a.csv": b"0" * 100_000_000})}),
        ("incident_sheet", "incidents.xlsx"): _workbook(b"<a>" * 60_000_000),
        ("patrol_sheet", "patrols.xlsx"): _workbook(_laughs()),
    }
    for (kind, name), content in bombs.items():
        before = _memory(site)
        answer, seconds = _send_import(site, kind, name, content)
        grown = _memory(site) - before
        if answer.status >= 500 or seconds > PATIENCE or grown > MOST_MEMORY:
            yield f"{name}, {len(content):,} bytes: {answer.status}, {seconds:.1f} s, {grown} MB more"
        yield from _in_a_worker(name)
    if Path(f"/tmp/{CLIMBED}").exists():
        yield "a file in an archive was written where its name said"


def _send_import(site: Site, kind: str, name: str, content: bytes) -> tuple[Answer, float]:
    """Sent, and the page that it leads to, on which its headings are read."""
    browser, told = site.browser("analyst"), {"client_id": _number()}
    answer = browser.post(f"/imports/new/{kind}/", told, {"files": (name, content)})
    seconds = answer.seconds
    if answer.status == 302:
        answer = browser.get(answer.header("Location"))
        seconds += answer.seconds
    return answer, seconds


def _in_a_worker(name: str) -> Iterator[str]:
    """What waits for a worker, in a process of its own: how long, and in how much memory."""
    command = [sys.executable, "-W", "ignore", "-m", "audits.worker"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if said.returncode != 0:
        yield f"{name} ends a worker: {said.stderr.strip()[-200:]}"
        return
    for ran in json.loads(said.stdout):
        if ran["state"] == "checked" or ran["seconds"] > PATIENCE or ran["grown"] > MOST_MEMORY:
            yield f"{name} in a worker: {ran}"


def _zip(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def _workbook(content: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """As a spreadsheet program writes it, but for one part of it."""
    from openpyxl import Workbook

    plain = io.BytesIO()
    Workbook().save(plain)
    with zipfile.ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _zip({**parts, part: content})


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY l0 "ha">{entities}]><worksheet>&l9;</worksheet>'.encode()
    )


def _memory(site: Site) -> int:
    """Megabytes that the server and its workers hold."""
    from subprocess import run

    said = run(["ps", "-eo", "rss,args"], capture_output=True, text=True, check=True).stdout
    own = [line.split(None, 1) for line in said.splitlines() if f"127.0.0.1:{site.port}" in line]
    return sum(int(size) for size, _ in own) // 1024


def _documents_that_fetch(site: Site) -> Iterator[str]:
    with listening() as (port, calls):
        fetch = f"http://127.0.0.1:{port}/"
        asks = f'<!ENTITY e SYSTEM "{fetch}"><!ENTITY f SYSTEM "file:///etc/passwd">'
        doctype = f'<?xml version="1.0"?><!DOCTYPE x [{asks}<!ENTITY % p SYSTEM "{fetch}p">%p;]>'
        gpx = f'{doctype}<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>&e;&f;</name></trk></gpx>'
        outside = f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{fetch}x.dtd"><gpx version="1.1"/>'
        svg = f'{doctype}<svg xmlns="http://www.w3.org/2000/svg"><image href="{fetch}"/>&f;</svg>'
        laughs = _laughs().replace(b"worksheet", b"gpx")
        answers = {
            **{f"GPX {n}": _send_track(site, each) for n, each in enumerate((gpx, outside, laughs.decode()))},
            "SVG": _send_picture(site, svg.encode()),
        }
        for what, answer in answers.items():
            if answer.status not in {200, 422}:
                yield f"{what} with entities is answered {answer.status}: it should be refused on its page"
        for part in PARTS_OF_A_WORKBOOK:
            written = f"{doctype}<x>&e;&f;</x>".encode()
            answers[part], _ = _send_import(site, "incident_sheet", "a.xlsx", _workbook(written, part))
        time.sleep(0.5)
        for what, answer in answers.items():
            if answer.status >= 500 or b"root:" in answer.body:
                yield f"{what} with entities is answered {answer.status}"
        if calls:
            yield f"a document made the server fetch an address: {calls}"


def _send_track(site: Site, written: str) -> Answer:
    told = {"client_id": _number()}
    return site.browser("officer").post("/patrols/tracks/", told, {"file": ("a.gpx", written.encode())})


def _names(site: Site) -> Iterator[str]:
    for name in NAMES:
        told = {"client_id": _number()}
        answer = site.browser("analyst").post(
            "/imports/new/incident_sheet/", told, {"files": (name, b"a,b\n1,2\n")}
        )
        if answer.status >= 500:
            yield f"a file called {name[:30]!r} is answered {answer.status}"
    if list(site.log.parent.parent.rglob("evil*")):
        yield "a file kept the name that it came with"
