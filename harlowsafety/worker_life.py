"""What a worker does when it starts, besides its work, in its main process."""

from typing import Any

from celery import bootsteps

from audit.long_work.queue import SECONDS_BETWEEN, say_read
from harlowsafety.long_lived import stay_loaded


class KeepsWhatIsLoaded(bootsteps.Step):
    """Before the processes that do the work are forked."""

    def create(self, parent: Any) -> None:
        stay_loaded()


class SaysWhatItReads(bootsteps.StartStopStep):
    """It says which queues it reads, also while it works. Stopped or killed, it says nothing more."""

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
