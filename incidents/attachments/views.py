"""Pictures of an incident: adding one, looking at one, taking one away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, View

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from incidents.attachments.forms import AttachmentForm, TakeAwayForm
from incidents.attachments.services import add_attachment, take_attachment_away
from incidents.models import Attachment, Incident

RECORD_KIND = "incident picture"


class OfAnIncident(FormView):
    """The incident of the address, if it is for this person."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visible = Incident.objects.visible_to(request.user)
        self.incident = get_object_or_404(visible, reference=kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(incident=self.incident, **kwargs)


class AddAttachmentView(OfAnIncident):
    right = Right.ADD_ATTACHMENTS
    form_class = AttachmentForm
    template_name = "incidents/attachment_form.html"

    def form_valid(self, form: AttachmentForm) -> HttpResponse:
        told = {name: form.cleaned_data[name] for name in ("caption", "shows_nobody", "client_id")}
        made = call_service(
            form, add_attachment, incident=self.incident, sent=form.cleaned_data["file"],
            by=self.request.user, now=timezone.now(), **told,
        )  # fmt: skip
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, "The picture was added.")
        return redirect(self.incident)


class TakeAwayView(OfAnIncident):
    right = Right.REVIEW_INCIDENTS
    form_class = TakeAwayForm
    template_name = "incidents/attachment_take_away.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Also of a kind that has come to imply a victim: there it has to go, and is not shown.
        visible = Incident.objects.visible_to(request.user)
        pictures = Attachment.objects.standing().without_bytes().filter(incident__in=visible)
        self.picture = get_object_or_404(
            pictures, uuid=kwargs["uuid"], incident__reference=kwargs["reference"]
        )
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(picture=self.picture, **kwargs)

    def form_valid(self, form: TakeAwayForm) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        take_attachment_away(attachment=self.picture, by=self.request.user, now=timezone.now(), reason=reason)
        erased = [self.kwargs["reference"], str(self.picture)]
        record_access(self.request, Action.ERASED, RECORD_KIND, ids=erased, reason=reason)
        messages.success(self.request, "The picture was erased.")
        return redirect(self.incident)


class AttachmentView(View):
    """The picture itself. Each look goes on record; it is kept by no cache and runs as nothing else."""

    right = Right.SEE_ATTACHMENTS
    record_kind = RECORD_KIND
    http_method_names = ("get",)

    def get(self, request: HttpRequest, reference: str, uuid: Any) -> HttpResponse:
        pictures = Attachment.objects.standing().visible_to(request.user)
        picture = get_object_or_404(pictures, uuid=uuid, incident__reference=reference)
        record_access(request, Action.VIEW, RECORD_KIND, ids=[reference, str(picture)])
        response = HttpResponse(bytes(picture.content), content_type="image/jpeg")
        response["Content-Disposition"] = f'inline; filename="{reference}.jpg"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Cache-Control"] = "private, no-store"
        return response
