"""The tests' impatient worker, with a kind of record to import that only the tests have.

Run as `celery -A tests.importing worker --queues long`.
"""

from tests.impatient import app as app  # names the settings

from django.conf import settings  # isort: skip

# By its name only: it cannot be imported before Django is set up.
settings.IMPORT_KINDS = "imports.tests.kinds.KINDS"
