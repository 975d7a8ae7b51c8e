"""What `make run` says about a port or host it cannot use, before anything is started."""

from __future__ import annotations

import socket

import pytest

from harlowsafety.running.address import Address, from_environment
from harlowsafety.running.steps import CannotRunError


def test_the_address_is_port_8000_on_this_machine_only_unless_told_otherwise() -> None:
    address = from_environment({})

    assert (address.url, address.only_this_machine) == ("http://127.0.0.1:8000/", True)


def test_serving_on_every_address_still_prints_one_that_opens() -> None:
    address = from_environment({"HOST": "0.0.0.0", "PORT": "8001"})

    assert (address.bind, address.url) == ("0.0.0.0:8001", "http://127.0.0.1:8001/")
    assert not address.only_this_machine


def test_an_ip_version_6_host_is_put_in_brackets() -> None:
    assert from_environment({"HOST": "::1"}).url == "http://[::1]:8000/"


@pytest.mark.parametrize("typed", ["http", "0", "65536", "-1", "8 000", "８０００"])
def test_a_port_that_is_none_is_refused_in_words(typed: str) -> None:
    with pytest.raises(CannotRunError, match="is not a port: it must be a number from 1 to 65535"):
        from_environment({"PORT": typed})


def test_a_port_in_use_is_named_together_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CannotRunError) as refused:
            Address("127.0.0.1", port).require_free()

    assert str(refused.value).startswith(f"Port {port} is in use by another program: stop that one,")
    assert "make run PORT=" in str(refused.value)


def test_a_host_of_another_machine_is_refused_in_words() -> None:
    with pytest.raises(CannotRunError, match=r"HOST=192\.0\.2\.1 is not an address of this mach"):
        Address("192.0.2.1", 8000).require_free()
