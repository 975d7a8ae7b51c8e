"""Files for tests, as a worker leaves them."""

import hashlib
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from exports.models import ExportJob, ExportPiece


def ready_export(by: User, content: bytes = b"# OFFICIAL\r\nReference\r\n", **fields: Any) -> ExportJob:
    now = timezone.now()
    given = {
        "key": "incidents", "format": "csv", "role": by.role, "state": "ready", "rows": 0,
        "size": len(content), "sha256": hashlib.sha256(content).hexdigest(),
        "file_name": "OFFICIAL Incidents.csv", "asked_at": now, "made_at": now,
        "expires_at": now + timedelta(hours=24), **fields,
    }  # fmt: skip
    job: ExportJob = ExportJob.objects.create(by=by, **given)
    ExportPiece.objects.create(job=job, number=0, content=content)
    return job
