"""A worker says which queues it reads: from its main process, so that it is heard while it works, too."""

from typing import Any

from celery import bootsteps

from imports.long_queue import SECONDS_BETWEEN, say_read


class SaysWhatItReads(bootsteps.StartStopStep):
    """A step in starting a worker. Stopped or killed, it says nothing more."""

    requires = frozenset({"celery.worker.components:Timer"})

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        self._again: Any = None

    def start(self, parent: Any) -> None:
        queues = list(parent.app.amqp.queues.consume_from)
        say_read(queues)
        self._again = parent.timer.call_repeatedly(SECONDS_BETWEEN, say_read, (queues,), priority=10)

    def stop(self, parent: Any) -> None:
        if self._again is not None:
            self._again.cancel()
            self._again = None
