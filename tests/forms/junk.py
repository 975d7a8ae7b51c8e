"""What people and programs could send in place of an answer."""

from dataclasses import dataclass

TEXTS = [
    "", " ", "\t\n", "x" * 300, "long " * 3_000, "\0", "a\0b", "\x01\x08\x0b\x0c\x1b\x1f\x7f\x85", "\ud800",
    "a\udfffb", "👩🏽‍👩🏽‍👧🏽‍👦🏽🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u202etxet\u202c", "\u200f\u200b\ufeff\u2028", "Ａ" * 60,
    "a" + "\u0301" * 200, "\ufffe\uffff", "=HYPERLINK(\"https://example.org\")", "+1-1", "@SUM(A1)", "-2+3",
    "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "</textarea><h2>",
    "{{ 7|add:7 }}{% debug %}", "&amp;&#0;&lt", "'; DROP TABLE x;--", "%00%s%n%(x)s{0}{x}",
    "../../../etc/passwd", "a\r\nSet-Cookie: a=b", "None", "null", "true", "[]", "\\", "%", "_",
]  # fmt: skip
NUMBERS = [
    "0", "-0", "-1", "1", "2147483648", "9223372036854775808", "-9223372036854775809", "9" * 30,
    "-" + "9" * 400, "9" * 5_000, "1e309", "-1e309", "1e-400", "1e5", "NaN", "-nan", "inf", "-Infinity",
    "0.1", "0.0000000001", "1,5", "1_000", "0x10", "٣", "²", "１２", "½", "--1", "1 2", "91", "-181",
    "51.77, 0.1",
]  # fmt: skip
DATES = [
    "0000-00-00", "0000-01-01", "0001-01-01", "0001-12-31", "1899-12-31", "1970-01-01", "9999-12-31",
    "9999-12-30", "10000-01-01", "2026-02-29", "2024-02-29", "2026-13-01", "2026-11-31", "29/02/2026",
    "31.12.9999", "2026-W54", "2026-W53", "2026-W00", "2026-w46", "0000-W01", "0001-W01", "9999-W52",
    "9999-W53", "2026-Q5", "2026-Q4", "9999-Q4", "0001-Q1", "9999-12", "0001-01", "2026-13", "0000-00",
    "9999", "2026-03-29T01:30", "2026-10-25 01:30", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00", "2026-13-45T99:99", "24:00", "25:61", "23:59:59.9999999", "01:30", "00:00",
    "7pm", "noon",
]  # fmt: skip
STRUCTURES = [
    "[" * 50_000, "{" * 3_000, '{"a":' * 3_000, '{"type": "Polygon", "coordinates": []}',
    '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}',
    '{"type": "Polygon", "coordinates": [[[NaN, 1e309], [1, 1], [0, 1], [NaN, 1e309]]]}',
    '{"type": "Polygon", "coordinates": [[[0.1, 51.7], [0.2, 51.8], [0.2, 51.7], [0.1, 51.8], [0.1, 51.7]]]}',
    '{"type": "Polygon", "coordinates": "x"}', '{"type": "Polygon", "coordinates": [[["a", null], {}, 3]]}',
    '{"type": "GeometryCollection", "geometries": []}', '[{"a": 1}]', '"\\ud800"', "1:2:3", ":", "a:b",
    "x;y,z", "0.1,51.7 0.2", "0.1 51.77\n0.11 51.77\n0.11 51.78",
]  # fmt: skip
IDS = [
    "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "not-a-uuid", "{}",
    "g" * 32, "0", "999999999", "INC-2026-999999", "INC-0000-000000", "PAT-2026-000001", "inc-2026-000001",
]  # fmt: skip
# What nobody was asked, sent with the rest.
NOT_ASKED = [("is_active", "on"), ("role", "administrator"), ("id", "1"), ("reference", "INC-2026-000001")]

_TRACK = b'<gpx version="1.1" creator="x"><trk><trkseg>%s</trkseg></trk></gpx>'
_START = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\0\0\0"
CONTENTS = [
    b"", b"\0" * 40, b"not what it says", _START, b"\xff\xd8\xff\xe0\0\x10JFIF", b"PK\x03\x04" + b"\0" * 60,
    b"%PDF-1.7\n", b"\xff\xfea\0", b"\xef\xbb\xbfDate,Zone\n0000-01-01,=1+1\n", b"a,b\n" + b'"' * 900,
    b"," * 30_000, b"\n" * 3_000, b"GIF89a\xff\xff\xff\xff",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", b"<gpx><trk><trkseg>" * 400,
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><gpx>&b;</gpx>',
    _TRACK % b'<trkpt lat="1e309" lon="NaN"><time>0000-00-00T99:99:99Z</time></trkpt>',
    _TRACK % b'<trkpt lat="51.77" lon="0.1"><time>9999-12-31T23:59:59Z</time></trkpt>',
    _TRACK % b'<trkpt lat="51.77" lon="0.1"><time>0001-01-01T00:00:00+14:00</time></trkpt>',
]  # fmt: skip
NAMES = [
    "a.csv", "a.gpx", "a.png", "a.jpg", "a.xlsx", "a.zip", "a.svg", "../../a.csv", "x" * 300 + ".csv",
    "a\0.gpx", ".", "", "\u202ecsv.exe", "a.csv.exe", "con", "2026-01-essex-street.csv", "\ud800.csv",
]  # fmt: skip


@dataclass(frozen=True)
class File:
    name: str
    content: bytes
