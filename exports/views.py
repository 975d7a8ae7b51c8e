"""Pages for taking records out: asking for a list, one's own files, and everything."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import DetailView, FormView, TemplateView, View

from accounts.rights import Right
from audit.long_work.queue import is_read
from audit.services import Action, record_access
from exports.files import CONTENT_TYPES, ListFile
from exports.forms import EverythingForm, TakeOutForm
from exports.lists import all_lists, lists_for
from exports.models import ExportJob
from exports.progress import progress_of, progress_words
from exports.reading import Reading, filters_of, read_list
from exports.services.allowing import list_for
from exports.services.asking import ask_for_everything, ask_for_list
from exports.services.fetching import NotToBeHadError, fetch_export
from govuk.service_forms import call_service

_SHOWN = 50


class DownloadsView(TemplateView):
    """One's own files, and what one may take out."""

    right = Right.SIGNED_IN
    template_name = "exports/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, labels = self.request.user, {key: each.label for key, each in all_lists().items()}
        jobs = list(ExportJob.objects.visible_to(user)[:_SHOWN])
        return super().get_context_data(
            jobs=[(job, labels.get(job.key, "Everything")) for job in jobs],
            waits_in_vain=any(job.is_at_work for job in jobs) and not is_read(),
            lists=lists_for(user),
            may_take_everything=user.can(Right.TAKE_EVERYTHING_OUT),
            hours=settings.EXPORT_HOURS,
            **kwargs,
        )


class TakeOutView(FormView):
    """One list, filtered as its page was: how many rows, in which format, what for."""

    # Each list asks for rights of its own besides.
    right = Right.SIGNED_IN
    asks_again = True
    form_class = TakeOutForm
    template_name = "exports/take_out.html"
    reading: Reading

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if kwargs["key"] not in all_lists():
            raise Http404
        asked, query = list_for(request.user, kwargs["key"]), request.GET.urlencode()
        try:
            self.reading = read_list(asked, user=request.user, query=query)
            self.rows = self.reading.how_many()
        except ValidationError:
            # The page says which filter it cannot use.
            return redirect(f"{reverse(asked.page)}?{filters_of(query).urlencode()}")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "formats": self.reading.asked.formats}

    def get_initial(self) -> dict[str, Any]:
        return {"format": ExportJob.Format.CSV}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.reading.asked
        back = f"{reverse(asked.page)}?{self.reading.query}" if self.reading.query else reverse(asked.page)
        return super().get_context_data(
            list=asked,
            reading=self.reading,
            rows=self.rows,
            back=back,
            takes_a_while=self.rows > settings.EXPORT_AT_ONCE,
            hours=settings.EXPORT_HOURS,
            **kwargs,
        )

    def form_valid(self, form: TakeOutForm) -> HttpResponseBase:
        user, now = self.request.user, timezone.now()
        chosen, reason = form.cleaned_data["format"], form.cleaned_data["reason"]
        if self.rows > settings.EXPORT_AT_ONCE:
            job = call_service(
                form, ask_for_list, reading=self.reading, format=chosen, reason=reason, by=user, now=now
            )
            return redirect(job) if job else self.form_invalid(form)
        record_access(
            self.request, Action.EXPORT, self.reading.asked.kind,
            filters=self.reading.query, count=self.rows, reason=reason,
        )  # fmt: skip
        file = ListFile(self.reading, chosen, now, reason=reason)
        return as_download(file.chunks(), file.name, chosen)


class JobView(DetailView):
    """One file of one's own: how far it is, and the link to it."""

    right = Right.SIGNED_IN
    template_name = "exports/job.html"
    slug_field = slug_url_kwarg = "number"
    status = 200

    def get_queryset(self) -> Any:
        return ExportJob.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked, now = all_lists().get(self.object.key), timezone.now()
        is_over = self.object.expires_at is not None and self.object.expires_at <= now
        return super().get_context_data(
            label=asked.label if asked else "Everything",
            is_ready=self.object.state == ExportJob.State.READY and not is_over,
            progress=progress_of(self.object) if self.object.is_at_work else None,
            progress_words=progress_words(self.object) if self.object.is_at_work else "",
            again=f"{reverse('exports:take-out', args=[asked.key])}?{self.object.query}" if asked else "",
            **kwargs,
        )


class FetchView(View):
    """The bytes, for who asked for them; rights are asked again."""

    right = Right.SIGNED_IN
    asks_again = True
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        visible = ExportJob.objects.visible_to(request.user)
        job = get_object_or_404(visible, number=kwargs["number"])
        try:
            pieces = fetch_export(job=job, by=request.user, now=timezone.now(), request=request)
        except NotToBeHadError:
            return redirect(job)
        return as_download(pieces, job.file_name, job.format, size=job.size)


class EverythingView(FormView):
    """All that the database holds, for a reason that everybody who reads the access log sees."""

    right = Right.TAKE_EVERYTHING_OUT
    asks_again = True
    form_class = EverythingForm
    template_name = "exports/everything.html"
    extra_context = {"hours": settings.EXPORT_HOURS}

    def form_valid(self, form: EverythingForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        job = call_service(
            form, ask_for_everything, reason=form.cleaned_data["reason"], by=user, now=now,
            request=self.request,
        )  # fmt: skip
        if job is None:
            return self.form_invalid(form)
        messages.success(self.request, "Everything is being written. That you asked for it is on record.")
        return redirect(job)


def as_download(chunks: Any, name: str, format: str, *, size: int | None = None) -> StreamingHttpResponse:
    """Sent as it is written; the browser saves it."""
    length = {} if size is None else {"Content-Length": str(size)}
    saved = content_disposition_header(as_attachment=True, filename=name)
    return StreamingHttpResponse(
        chunks,
        content_type=CONTENT_TYPES[ExportJob.Format(format)],
        headers={"Content-Disposition": saved or "attachment", **length},
    )
