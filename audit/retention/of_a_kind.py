"""Pages that are about one kind of record, which their address names."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from audit.retention.kinds import RetentionKind, all_kinds


class OfAKind:
    """Mixin for a view: `self.kind`, which templates have as `kind`; 404 where there is no such kind."""

    kind: RetentionKind

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if kwargs["kind"] not in all_kinds():
            raise Http404
        self.kind = all_kinds()[kwargs["kind"]]
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Last: a view without a form hands on what stands in the address, under the same name.
        return super().get_context_data(**{**kwargs, "kind": self.kind})  # type: ignore[misc,no-any-return]
