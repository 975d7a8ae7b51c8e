"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from harlowsafety.long_lived import stay_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harlowsafety.settings")

application = get_wsgi_application()
# Every page is read now and not by whoever comes first.
_ = get_resolver().url_patterns
stay_loaded()
