"""What `make audit` looks with can see: an attack that finds nothing anywhere would say that all is well."""

import ast
import contextlib
import json
import re
import subprocess
from urllib.request import urlopen

import pytest

from audits import packages
from audits.attacks import addresses, exports, headers, log, patterns
from audits.browser import Answer
from audits.listening import listening


def answer(status: int = 200, body: bytes = b"", **said: str) -> Answer:
    return Answer(status, [(name.replace("_", "-"), value) for name, value in said.items()], body, 0.01)


@pytest.mark.parametrize("evil", [r"(a+)+$", r"^(\w+\s?)*$", r"(x|xx)+y", r"^#.*.*=.*.*=$"])
def test_a_pattern_that_takes_for_ever_is_seen(monkeypatch: pytest.MonkeyPatch, evil: str) -> None:
    monkeypatch.setattr(patterns, "SILENT", 4)

    with patterns.Stopwatch() as stopwatch:
        assert stopwatch.slowest(re.compile(evil)) > patterns.PATIENCE
        assert stopwatch.slowest(re.compile("a")) < patterns.PATIENCE


@pytest.mark.parametrize("plain", [r"[a-z]+", r"(\d{4})-W(\d{2})", rb"[\x81\x8d]"])
def test_a_pattern_that_goes_through_once_is_not(plain: str | bytes) -> None:
    with patterns.Stopwatch() as stopwatch:
        assert stopwatch.slowest(re.compile(plain)) < patterns.PATIENCE


@pytest.mark.parametrize(
    "written",
    ["re.compile('a+', re.IGNORECASE)", "re.sub(r'a+', '', text)", "validators.RegexValidator(regex='a+')"],
)
def test_a_pattern_is_found_where_it_is_written(written: str) -> None:
    found = patterns.pattern_in(ast.parse(written, mode="eval").body)

    assert found is not None and found.pattern == "a+"


@pytest.mark.parametrize("where", addresses.ELSEWHERE[:6])
def test_another_site_is_told_from_ours(where: str) -> None:
    assert addresses._leads_away(where)
    assert not addresses._leads_away("/incidents/?next=https://evil.example/")


def test_an_answer_without_its_headers_is_seen() -> None:
    wrong = list(headers._wrong(answer(Set_Cookie="__Host-sessionid=1; Path=/", Server="nginx/1.2")))

    assert any("X-Frame-Options" in each for each in wrong)
    assert any("HttpOnly" in each for each in wrong)
    assert any("which version" in each for each in wrong)


def test_a_formula_in_a_file_is_seen_and_a_number_is_none() -> None:
    file = answer(body=b"what,number\r\n=1+1,-3\r\n", Content_Type="text/csv")

    assert list(exports._in_file("a list", file)) == ["a list has the cell '=1+1'"]


def test_a_fault_in_the_log_is_seen() -> None:
    line = {"level": "info", "logger": "harlowsafety.requests", "method": "GET", "route": "home"}

    assert list(log._faults([json.dumps({**line, "status": 200})])) == []
    assert list(log._faults([json.dumps({**line, "status": 500})])) == ["GET home was answered 500"]
    assert list(log._faults(["Traceback (most recent call last):"]))


def test_whoever_asks_for_an_address_is_caught() -> None:
    with listening() as (port, calls), contextlib.suppress(OSError):
        urlopen(f"http://127.0.0.1:{port}/secret", timeout=5)

    assert calls and "/secret" in calls[0]


@pytest.mark.parametrize("said", ["ENOTFOUND registry", "503 Server Error", "Read timed out."])
def test_a_database_that_is_not_reached_is_said_aloud_and_no_fault(
    capsys: pytest.CaptureFixture[str], said: str
) -> None:
    tool = subprocess.CompletedProcess[str]([], 1, stdout="", stderr=said)

    assert packages._not_told("npm audit", tool) == []
    assert "NOT CHECKED: npm audit" in capsys.readouterr().out


def test_a_tool_that_breaks_is_a_fault() -> None:
    tool = subprocess.CompletedProcess[str]([], 1, stdout="", stderr="KeyError: 'name'")

    assert packages._not_told("pip-audit", tool) == ["pip-audit did not work: KeyError: 'name'"]
