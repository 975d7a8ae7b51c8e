"""Counting wrong guesses, by account and by address: ten of either shut it for a while.

What was typed is counted whether or not there is such an account, so that nobody learns which there are.
A guess counts before it is tried, so that many at once are no way around; a right password takes it back.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache


@dataclass(frozen=True)
class Guess:
    """One try, from one address: what shuts, if it was wrong."""

    login: str
    address: str

    @property
    def keys(self) -> dict[str, int]:
        """What is counted, and how many are allowed of each."""
        return {
            _key("account", self.login.strip().lower()): settings.SIGN_IN_GUESSES,
            _key("address", self.address): settings.SIGN_IN_GUESSES_BY_ADDRESS,
        }


def shut_until(guess: Guess) -> datetime | None:
    """When the account or the address that is shut opens again."""
    found = cache.get_many([f"{key}:shut" for key in guess.keys])
    return max(found.values(), default=None)


def count(guess: Guess) -> bool:
    """One more try. Whether it may be made: at most so many at once, too."""
    seconds = settings.SIGN_IN_SHUT_MINUTES * 60
    allowed = True
    for key, most in guess.keys.items():
        allowed = _one_more(key, seconds) <= most and allowed
    return allowed


def was_wrong(guess: Guess, now: datetime) -> datetime | None:
    """Shuts what has had its last wrong guess; until when the account is shut, if this was that."""
    minutes = settings.SIGN_IN_SHUT_MINUTES
    until = now + timedelta(minutes=minutes)
    shut = [key for key, most in guess.keys.items() if int(cache.get(key, 0)) >= most]
    cache.set_many({f"{key}:shut": until for key in shut}, minutes * 60)
    account = _key("account", guess.login.strip().lower())
    _remember_address(account, guess.address)
    return until if account in shut else None


def was_right(guess: Guess) -> None:
    """The account begins anew. The address does not: one's own account would open it for guesses."""
    _, address = guess.keys
    begin_anew(guess.login)
    if int(cache.get(address, 0)) > 0:
        # It may run out between the two, and then there is nothing to take back.
        with suppress(ValueError):
            cache.decr(address)


def begin_anew(login: str) -> None:
    """The account alone, for whoever showed that it is theirs."""
    account = _key("account", login.strip().lower())
    cache.delete_many([account, f"{account}:shut", f"{account}:from"])


def was_turned_away(guess: Guess) -> None:
    """Remembers from where, so that whoever opens the account opens the address, too: it may be a colleague's
    guesses that shut it."""
    _remember_address(_key("account", guess.login.strip().lower()), guess.address)


def is_turned_away(login: str) -> bool:
    """Whether the account, or an address from which somebody tried it, is shut."""
    account = _key("account", login.strip().lower())
    return bool(cache.get_many([f"{each}:shut" for each in (account, *_addresses_of(account))]))


def open_again(login: str) -> None:
    """An account, and the addresses from which it was tried: else who forgot a password stays outside."""
    account = _key("account", login.strip().lower())
    addresses = _addresses_of(account)
    both = [account, *addresses]
    cache.delete_many([*both, *(f"{each}:shut" for each in both), f"{account}:from"])


def _one_more(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    counted = int(cache.incr(key))
    if counted == 1:
        # It may have run out between the two, and what is counted up from nothing stays for ever.
        cache.touch(key, seconds)
    return counted


def _addresses_of(account: str) -> list[str]:
    return [_key("address", each) for each in cache.get(f"{account}:from", [])]


def _remember_address(account: str, address: str) -> None:
    known = cache.get(f"{account}:from", [])
    if address not in known:
        most = settings.SIGN_IN_GUESSES
        cache.set(f"{account}:from", [*known, address][-most:], settings.SIGN_IN_SHUT_MINUTES * 60)


def _key(kind: str, name: str) -> str:
    """What was typed may be a password in the wrong box, so it is not kept as it is."""
    return f"guess:{kind}:{hashlib.sha256(name.encode()).hexdigest()}"
