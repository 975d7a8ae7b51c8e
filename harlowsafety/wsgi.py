"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harlowsafety.settings")

application = get_wsgi_application()
# Every page is read now and not by whoever comes first. What is loaded stays for good, so the garbage
# collector need not walk through it in the middle of an answer, nor copy it for each worker.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
