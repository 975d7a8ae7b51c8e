"""No upload fills the disk: files are received before anybody is asked who they are."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from accounts.rights import Right

# Bytes for what comes along with the files: the other fields, and the lines between the parts.
ALLOWANCE = 1_000_000


class RefuseLargeBody(FileUploadHandler):
    """The first of the handlers: a body that says it is too long is not read, and nothing of it is kept."""

    is_too_long = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: Mapping[str, Any],  # noqa: N803 - Django's name
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> None:
        self.is_too_long = content_length > self._most() + ALLOWANCE

    def _most(self) -> int:
        """Whoever may import sends more than anybody else, and who is not signed in sends no files.

        An endpoint has read the key before it reads a body.
        """
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            return 0
        return settings.LARGEST_IMPORT if user.can(Right.IMPORT_FILES) else settings.LARGEST_UPLOAD

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Only here does the parser listen to a handler that stops it."""
        if self.is_too_long:
            raise StopUpload(connection_reset=True)
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one make the file."""
