"""Addresses and files of the embedded services, without starting any."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import dj_database_url
import pytest
import redis

from harlowsafety import embedded
from harlowsafety.embedded.places import LONGEST_SOCKET_PATH, Places, make_private, places


@pytest.mark.parametrize("name", ["plain", "With Capitals and spaces", "café"])
def test_the_database_address_leads_to_the_socket_folder_whatever_its_letters(name: str) -> None:
    var = Path("/srv") / name

    address = dj_database_url.parse(embedded.database_url(var))

    assert address["HOST"] == f"/srv/{name}/sockets"
    assert address["NAME"] == "harlowsafety"


def test_the_queue_address_leads_to_the_socket_whatever_its_letters() -> None:
    client = redis.Redis.from_url(embedded.redis_url("/srv/With Capitals and é"))

    path = client.connection_pool.connection_kwargs["path"]

    assert path == "/srv/With Capitals and é/sockets/valkey.sock"


@pytest.mark.parametrize("folder", ["/srv/" + "long/" * 20, "/srv/commas,confuse,libpq"])
def test_a_path_that_no_socket_can_have_is_replaced_by_a_short_one(folder: str) -> None:
    sockets = places(folder).sockets

    assert sockets.parent == Path("/tmp")
    assert len(os.fsencode(sockets / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH


def test_two_long_paths_never_share_a_socket_folder() -> None:
    long = "/srv/" + "long/" * 20

    assert places(long + "a").sockets != places(long + "b").sockets


def test_a_folder_planted_by_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    planted = tmp_path / "sockets"
    planted.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(embedded.EmbeddedError, match="belongs to another user"):
        make_private(planted)


def test_an_almost_full_disk_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(embedded.EmbeddedError, match=r"only \d+ MB free and at least \d+ MB are"):
        Places(tmp_path).require_space(megabytes=10**9)


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first = embedded.secret_key(tmp_path)
    second = embedded.secret_key(tmp_path)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_everybody_who_asks_for_the_secret_key_at_once_gets_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(embedded.secret_key, [tmp_path] * 32))

    assert len(keys) == 1
