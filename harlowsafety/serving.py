"""How gunicorn serves, read by gunicorn itself: the same here as in the container.

Requests come through a proxy that reads them whole first; docs/deployment.md says how. What is set here holds
for whoever gets past it.
"""

from pathlib import Path

from harlowsafety.logs import LOGGING

wsgi_app = "harlowsafety.wsgi"
worker_class = "harlowsafety.serving_worker.ImpatientWorker"
workers = 2
threads = 4
preload_app = True
# Seconds in which a worker must show that it lives, and in which a stopping one may still answer.
timeout = 60
graceful_timeout = 5
# Longer than the proxy keeps a connection idle would be in vain.
keepalive = 5
# A worker is replaced after so many answers, not all at once: what it hoarded goes with it.
max_requests = 5_000
max_requests_jitter = 500
# Bytes of the first line, and number and bytes of the headers.
limit_request_line = 4_094
limit_request_fields = 60
limit_request_field_size = 8_190
# Whether a request came by https is read by Django, and only where BEHIND_PROXY says so.
secure_scheme_headers: dict[str, str] = {}
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - memory, not a disk
# Each request has its line from harlowsafety/request_number.py, without its query.
logconfig_dict = {
    **LOGGING,
    "loggers": {
        # Else its lines would stand there as they are, with addresses and what was sent.
        "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
        "gunicorn.access": {"level": "CRITICAL", "handlers": []},
    },
}
