"""The pages of an access review."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import DetailView, ListView, View

from accounts.pages import ReadsPeople
from accounts.reviews.csv_file import file_of
from accounts.reviews.models import AccessReview, AccessReviewRow
from accounts.reviews.services import begin_review, decide, finish_review
from accounts.rights import Right

# How a choice is named in the form: the row's id after it.
_FIELD = r"decision-[0-9]{1,15}"


class ReviewsView(ReadsPeople, ListView):
    shows = "access review"
    template_name = "accounts/reviews.html"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return AccessReview.objects.for_list()


class BeginReviewView(View):
    right = Right.MANAGE_PEOPLE
    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        return redirect(begin_review(by=request.user, now=timezone.now()))


class ReviewView(ReadsPeople, DetailView):
    """All accounts on one page, so that what was chosen is sent at once."""

    shows = "access review"
    queryset = AccessReview.objects.for_list()
    template_name = "accounts/review.html"
    context_object_name = "review"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.object.rows.for_list()
        return super().get_context_data(rows=rows, decisions=AccessReviewRow.Decision.choices, **kwargs)


class DecideView(View):
    """Keeps what was chosen so far; with `finish`, that was all."""

    right = Right.MANAGE_PEOPLE
    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        review, now = get_object_or_404(AccessReview, pk=pk), timezone.now()
        chosen = {
            int(name.partition("-")[2]): value
            for name, value in request.POST.items()
            if re.fullmatch(_FIELD, name)
        }
        try:
            decide(review=review, decisions=chosen, by=request.user, now=now)
            if "finish" in request.POST:
                finish_review(review=review, by=request.user, now=now)
            messages.success(request, "The review is finished." if "finish" in request.POST else "Saved.")
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        return redirect(review)


class ReviewFileView(View):
    right = Right.READ_PEOPLE
    takes_out = "access review"
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        review = get_object_or_404(AccessReview, pk=pk)
        answer = HttpResponse(file_of(review, review.rows.for_list()), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="access-review-{review.begun_at:%Y-%m-%d}.csv"'
        return answer
