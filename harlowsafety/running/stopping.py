"""Ctrl-C, SIGTERM and a closed terminal all mean the same: stop in good order."""

from __future__ import annotations

import signal
import threading


class Stopping:
    """Whether we have been asked to stop; interrupts the set-up, is looked at afterwards."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._interrupts = True
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup stays nohup
                signal.signal(number, self._ask)

    def _ask(self, *_: object) -> None:
        again = self.asked.is_set()
        self.asked.set()
        if self._interrupts and not again:
            raise KeyboardInterrupt

    def no_longer_interrupts(self) -> None:
        self._interrupts = False
