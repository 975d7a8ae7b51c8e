"""Pages of e-mail for those who look after it: what waits and what went, each role's choice, previews."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, View

from accounts.rights import Right, Role
from audit.pages import RecordListView
from audit.services import Action, record_access
from govuk.service_forms import call_service
from summaries.life.reading import paper_of_week
from summaries.mail.building import build
from summaries.mail.choosing import lift_pause, set_role_mail
from summaries.mail.filters import DeliveryFilter
from summaries.mail.forms import RoleMailForm
from summaries.mail.letter import letter_of
from summaries.mail.readiness import what_is_missing
from summaries.mail.recipients import role_choices
from summaries.mail.showing import show_mail
from summaries.models import Delivery, How, Subscription


class MailListView(RecordListView):
    """Every e-mail with what came of it, newest first; above them why none is sent, where that is so."""

    right = Right.MANAGE_MAIL
    record_kind = "mail"
    filterset_class = DeliveryFilter
    template_name = "summaries/mail/list.html"

    def get_queryset(self) -> Any:
        return Delivery.objects.for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paused = Subscription.objects.filter(paused_at__isnull=False).select_related("user")
        chosen = role_choices()
        return super().get_context_data(
            missing=what_is_missing(),
            states=Delivery.objects.how_many_in_each_state(),
            paused={each.user_id: each for each in paused},
            roles=[(role.label, How(chosen[role]).label) for role in Role],
            **kwargs,
        )


class RoleMailView(FormView):
    right = Right.MANAGE_MAIL
    form_class = RoleMailForm
    template_name = "summaries/mail/roles.html"

    def get_initial(self) -> dict[str, Any]:
        return dict(role_choices())

    def form_valid(self, form: RoleMailForm) -> HttpResponse:
        changed = call_service(
            form, set_role_mail, choices=form.cleaned_data, by=self.request.user, now=timezone.now()
        )
        if changed is None:
            return self.form_invalid(form)
        messages.success(self.request, "Saved. People who chose for themselves keep their choice.")
        return redirect("summaries:mail")


class LiftPauseView(View):
    """Write to the reader of this e-mail again."""

    right = Right.MANAGE_MAIL
    http_method_names = ("post",)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        delivery = get_object_or_404(Delivery.objects.for_list(), pk=kwargs["pk"])
        lift_pause(delivery=delivery, now=timezone.now())
        messages.success(request, f"{delivery.user} is written to again.")
        return redirect("summaries:mail")


class MailView(View):
    """One e-mail as it was built; `?part=html` is its page, `?part=file` its bytes."""

    right = Right.MANAGE_MAIL

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        delivery = get_object_or_404(Delivery.objects.select_related("mailing", "user"), pk=kwargs["pk"])
        record_access(request, Action.VIEW, "mail", ids=[str(delivery.pk)])
        told = {"delivery": delivery, "bounces": delivery.bounces.all()}
        return show_mail(request, bytes(delivery.content), name=delivery.mailing.key, told=told)


class PreviewMailView(View):
    """What oneself would get of this paper: the kept bytes where there are some, else built as if now."""

    right = Right.MANAGE_MAIL

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        summary = paper_of_week(request.user, kwargs["week"], request.GET.get("version"))
        if summary is None:
            raise Http404
        record_access(request, Action.VIEW, "summary", ids=[str(summary)])
        key = f"{summary.week_text}-v{summary.version}"
        kept = Delivery.objects.filter(mailing__key=key, user=request.user).exclude(content=b"").first()
        if kept is not None:
            content = bytes(kept.content)
        else:
            letter = letter_of([summary])
            content = build(letter, key=key, user=request.user, queued_at=timezone.now()).content
        return show_mail(request, content, name=key, told={"summary": summary, "delivery": kept})
