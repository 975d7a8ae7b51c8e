"""Comments on a draft: writing one, and saying that it is dealt with."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import View

from accounts.rights import Right
from govuk.service_forms import call_service
from summaries.comments.forms import CommentForm
from summaries.comments.services import comment_on_draft, resolve_comment
from summaries.life.one_draft import OneDraftView
from summaries.models import Comment


class CommentView(OneDraftView):
    right = Right.COMMENT_ON_DRAFTS
    form_class = CommentForm
    template_name = "summaries/comment.html"

    def form_valid(self, form: CommentForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        made = call_service(
            form, comment_on_draft, summary=self.summary, by=user, now=now, **form.cleaned_data
        )
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, "Your comment is on the draft.")
        return redirect(self.summary)


class ResolveCommentView(View):
    """For whoever writes the paper: they change it as they were asked, and say so."""

    right = Right.WRITE_SUMMARIES
    http_method_names = ("post",)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        comment = get_object_or_404(Comment.objects.select_related("summary"), pk=kwargs["pk"])
        try:
            resolve_comment(comment=comment, by=request.user, now=timezone.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, "The comment is marked as dealt with.")
        return redirect(comment.summary)
