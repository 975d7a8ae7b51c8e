"""What a process has loaded stays for good: the garbage collector is told so when it begins to serve."""

import gc


def stay_loaded() -> None:
    """Called when everything is loaded, and before processes are forked, which then share it.

    Otherwise the collector walks through all that is loaded, in the middle of an answer or an import.
    """
    gc.collect()
    gc.freeze()
    # A request makes some thousands of objects and drops nearly all of them by itself. To look for circles
    # among them every 700 objects, as is usual, costs a twentieth of a short answer.
    gc.set_threshold(20_000, 10, 10)
