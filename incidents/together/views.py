"""From the ticks of the list to what becomes of them: the question, the preview, and the result."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from accounts.rights import Right
from audit.services import Action, record_access
from incidents.filters import IncidentFilter
from incidents.models import Incident
from incidents.together.forms import TogetherForm
from incidents.together.services import MOST, look_over, move_together
from incidents.workflow import LABELS, Status


class TogetherView(TemplateView):
    """Each step is a form sent to the same address, so that nothing has to be remembered between them."""

    right = Right.REVIEW_INCIDENTS
    http_method_names = ("post",)
    template_name = "incidents/together.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            if "confirmed" in request.POST:
                return self._move()
            references = self._chosen()
            if "status" not in request.POST:
                return self._ask(references, TogetherForm())
            form = TogetherForm(request.POST)
            return self._preview(references, form) if form.is_valid() else self._ask(references, form)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("incidents:list")

    def _chosen(self) -> list[str]:
        """Those ticked; or with `all` whatever the filters of the list hold."""
        if "all" in self.request.POST:
            visible = Incident.objects.visible_to(self.request.user)
            filtered = IncidentFilter(self.request.GET, queryset=visible, request=self.request)
            chosen = list(filtered.qs.order_by("reference").values_list("reference", flat=True)[: MOST + 1])
        else:
            chosen = sorted({_plain(each) for each in self.request.POST.getlist("ref")})
        if not chosen:
            raise ValidationError("Tick at least one incident, then choose what becomes of it.")
        if len(chosen) > MOST:
            raise ValidationError(f"Choose at most {MOST} incidents at once: filter the list further.")
        return chosen

    def _ask(self, references: list[str], form: TogetherForm) -> HttpResponse:
        visible = Incident.objects.visible_to(self.request.user).filter(reference__in=references)
        incidents = list(visible.for_list().order_by("reference"))
        self._on_record(incidents)
        return self.render_to_response({"form": form, "incidents": incidents})

    def _preview(self, references: list[str], form: TogetherForm) -> HttpResponse:
        to = form.cleaned_data["status"]
        prospects = look_over(references=references, to=to, user=self.request.user)
        self._on_record([each.incident for each in prospects])
        context = {
            "changing": [each for each in prospects if not each.why_not],
            "staying": [each for each in prospects if each.why_not],
            "to": to, "becomes": LABELS[Status(to)].lower(), "reason": form.cleaned_data["reason"].strip(),
        }  # fmt: skip
        return self._page("incidents/together_preview.html", context)

    def _move(self) -> HttpResponse:
        sent = self.request.POST
        done = move_together(
            to=sent.get("status", ""), reason=_plain(sent.get("reason", ""))[:200], by=self.request.user,
            as_seen=dict(_mark(each) for each in sent.getlist("seen")),
        )  # fmt: skip
        self._on_record([*done.moved, *(each.incident for each in done.left)])
        becomes = LABELS[Status(sent["status"])].lower()
        return self._page("incidents/together_done.html", {"done": done, "becomes": becomes})

    def _page(self, template: str, context: dict[str, Any]) -> HttpResponse:
        self.template_name = template
        return self.render_to_response(context)

    def _on_record(self, incidents: list[Incident]) -> None:
        names = [str(each) for each in incidents]
        record_access(self.request, Action.LIST, "incident", ids=names, count=len(names))


def _mark(seen: str) -> tuple[str, int]:
    """`INC-2026-000412:1733`: the reference, and the last change that the preview knew of."""
    reference, _, mark = _plain(seen).partition(":")
    return reference, int(mark) if mark.isdecimal() and len(mark) < 19 else -1


def _plain(text: str) -> str:
    """What the preview sent, or should have: the database refuses a NUL."""
    return text.replace("\0", "")
