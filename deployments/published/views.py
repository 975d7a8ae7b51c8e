"""The public register: on a page for whoever may see published figures, and as a file to put on a website."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from accounts.rights import Right
from audit.pages import RecordListView
from audit.services import Action, record_access
from deployments.models import TechDeployment
from deployments.published.filters import PublicRegisterFilter
from deployments.published.rows import FOR_PUBLICATION, HEADINGS, HOW_COUNTED, shown
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import moment

KIND = "deployment, public register"


class PublicRegisterView(RecordListView):
    """What a reader of the published file sees: a cabinet member may look at it, too."""

    right = Right.VIEW_PUBLISHED_FIGURES
    record_kind = KIND
    filterset_class = PublicRegisterFilter
    template_name = "deployments/published/list.html"
    paginate_by = 10

    def get_queryset(self) -> Any:
        return TechDeployment.objects.complete().for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        context = super().get_context_data(
            how_counted=HOW_COUNTED,
            headings=HEADINGS,
            may_export=user.can(Right.EXPORT_RECORDS),
            may_see_deployments=user.can(Right.VIEW_DEPLOYMENTS),
            **kwargs,
        )
        context["rows"] = [(each, shown(each.published)) for each in context["object_list"]]
        return context


class PublicRegisterFileView(View):
    """The whole register as chosen, as CSV. A choice that cannot be leads back to the page."""

    right = Right.EXPORT_RECORDS
    asks_again = True
    record_kind = KIND
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = PublicRegisterFilter(request.GET, TechDeployment.objects.complete().for_list())
        if not asked.is_valid():
            return redirect(f"{reverse('deployments:public')}?{request.GET.urlencode()}")
        deployments, made = list(asked.qs), timezone.now()
        about = (
            FOR_PUBLICATION, f"Made: {moment(made)}", *(asked.in_words or ["All deployments"]),
            "Deployments of technology that took place, newest first", HOW_COUNTED,
        )  # fmt: skip
        content = as_csv(
            [
                *([f"# {line}"] for line in about),
                HEADINGS,
                *(list(each.published.values()) for each in deployments),
            ]
        )
        record_access(
            request, Action.EXPORT, KIND, ids=[each.reference for each in deployments],
            filters=request.GET.urlencode(), count=len(deployments),
        )  # fmt: skip
        name = f"{FOR_PUBLICATION} technology register {timezone.localtime(made):%Y-%m-%d}.csv"
        return HttpResponse(
            content,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
