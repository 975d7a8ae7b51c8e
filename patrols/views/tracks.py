"""Bringing a GPX track along, and confirming what it proposes. Only its officer may open it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import ListView, TemplateView, View

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from patrols.forms.tracks import ConfirmTrackForm, UploadTrackForm
from patrols.models import Patrol, Track
from patrols.services import confirm_track, forget_track, upload_track
from patrols.tracks.proposal import Proposal, propose
from patrols.tracks.reading import LARGEST_FILE
from patrols.tracks.stays import LONGEST_STEP, MINUTE, NOISE, SHORTEST_STAY

RULES = {
    "longest_step": LONGEST_STEP // MINUTE,
    "noise": NOISE // MINUTE,
    "shortest_stay": SHORTEST_STAY // MINUTE,
}


class TracksView(ListView):
    """One's own tracks, and the form that uploads another."""

    right = Right.LOG_PATROLS
    record_kind = "track"
    template_name = "patrols/tracks.html"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return Track.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**{"form": UploadTrackForm(), **kwargs})
        ids = [str(track.pk) for track in context["object_list"]]
        count = context["paginator"].count
        record_access(self.request, Action.LIST, self.record_kind, ids=ids, count=count)
        now = timezone.now()
        over = [track for track in context["object_list"] if track.is_forgotten_by(now)]
        return {**context, "over": over, **RULES}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = UploadTrackForm(request.POST, request.FILES)
        track = form.is_valid() and self._upload(form)
        if not track:
            self.object_list = self.get_queryset()
            return self.render_to_response(self.get_context_data(form=form), status=422)
        record_access(request, Action.IMPORT, self.record_kind, ids=[str(track.pk)])
        return redirect(track)

    def _upload(self, form: UploadTrackForm) -> Track | None:
        return call_service(
            form,
            upload_track,
            by=self.request.user,
            data=form.cleaned_data["file"].read(LARGEST_FILE + 1),
            now=timezone.now(),
            client_id=form.cleaned_data["client_id"],
        )


class OwnTrack:
    """Mixin: one's own track. Another's is not there."""

    right = Right.LOG_PATROLS
    record_kind = "track"
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def track(self) -> Track:
        mine = Track.objects.visible_to(self.request.user).select_related("patrol")
        track: Track = get_object_or_404(mine, pk=self.kwargs["pk"])
        return track


class TrackView(OwnTrack, TemplateView):
    """What the track proposes, to be confirmed; or the patrol that it became."""

    template_name = "patrols/tracks_one.html"

    @cached_property
    def proposal(self) -> Proposal | None:
        return propose(self.track, now=timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None)
        if form is None and self.proposal and self.track.patrol is None:
            form = self.form()
        return super().get_context_data(
            track=self.track,
            proposal=self.proposal,
            form=form,
            others=self._on_record(),
            **RULES,
            **kwargs,
        )

    def form(self, data: Any = None) -> ConfirmTrackForm:
        return ConfirmTrackForm(data, user=self.request.user, proposal=self.proposal)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, self.record_kind, ids=[str(self.track.pk)])
        return super().render_to_response(context, **kwargs)

    def _on_record(self) -> list[Patrol]:
        """Patrols of that time that somebody logged in another way."""
        if self.track.patrol is not None:
            return []
        mine = Patrol.objects.not_struck().of(self.request.user)
        return list(mine.overlapping(self.track.started_at, self.track.ended_at))


class ConfirmTrackView(TrackView):
    """Confirming, from the track's own page; refused, it is shown again with what was typed."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.track.patrol is not None or self.proposal is None:
            return redirect(self.track.patrol or self.track)
        form = self.form(request.POST)
        service = partial(confirm_track, track=self.track, by=request.user, now=timezone.now())
        patrol = form.is_valid() and form.confirm(service)
        if not patrol:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, f"Patrol {patrol} logged from your track.")
        return redirect(patrol)


class ForgetTrackView(OwnTrack, View):
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forget_track(track=self.track, by=request.user, now=timezone.now())
        messages.success(request, "The positions of that track are erased.")
        return redirect("patrols:tracks")
