"""The project's own Celery application, for tests, whose workers take over a dead one's task at once.

Run as `celery -A tests.impatient worker`. Otherwise it would be an hour before anybody
could be sure that the other worker is dead and not only slow.
"""

from harlowsafety.celery import app

app.conf.broker_transport_options = {"visibility_timeout": 1}
