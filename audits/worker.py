"""Does what waits for a worker of long work, and prints how long each import took and in how much memory."""

import json
import resource
import time

import django


def main() -> None:
    django.setup()
    from imports.models import ImportBatch
    from imports.services.running import run_batch

    told = []
    for batch in ImportBatch.objects.at_work():
        before, began = _megabytes(), time.monotonic()
        run_batch(batch.pk)
        batch.refresh_from_db()
        seconds = round(time.monotonic() - began, 1)
        told.append({"state": batch.state, "seconds": seconds, "grown": _megabytes() - before})
    print(json.dumps(told))


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
