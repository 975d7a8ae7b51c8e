"""Tracks in the API, as they are read and confirmed. Positions are never sent out."""

from typing import Any

from django.core.exceptions import ValidationError as Refused
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from patrols.entry import VisitEntry
from patrols.models import Patrol, Track
from patrols.serializers.written import LogPatrolSerializer, in_shape, partners_of, visit_entry
from patrols.services import confirm_track
from patrols.tracks.proposal import propose


class _ProposedVisit(serializers.Serializer):
    zone = serializers.CharField(source="zone.slug")
    arrived_at = serializers.DateTimeField()
    left_at = serializers.DateTimeField()
    minutes = serializers.IntegerField(help_text="Whole minutes inside; those outside are not counted.")
    not_counted_seconds = serializers.IntegerField()


class _PassedThrough(serializers.Serializer):
    zone = serializers.CharField(source="zone.slug")
    times = serializers.IntegerField()
    minutes = serializers.FloatField()


class _Gap(serializers.Serializer):
    start = serializers.DateTimeField()
    end = serializers.DateTimeField()


class ProposalSerializer(serializers.Serializer):
    started_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField()
    positions = serializers.IntegerField()
    visits = _ProposedVisit(many=True)
    left_out = _ProposedVisit(many=True, help_text="Shorter than the twenty longest.")
    passed_through = _PassedThrough(many=True, help_text="Too short to be a visit.")
    gaps = _Gap(many=True, help_text="A minute or longer without a position: not counted.")
    short_breaks = serializers.IntegerField(help_text="Shorter gaps: not counted either.")
    silent_minutes = serializers.FloatField(help_text="All gaps together.")
    longest_step_minutes = serializers.IntegerField(help_text="Positions further apart leave a gap.")


class TrackSerializer(serializers.ModelSerializer):
    patrol = serializers.CharField(source="patrol.reference", allow_null=True, help_text="What it became.")
    erased_on = serializers.DateField(help_text="The night in which its positions are erased by themselves.")

    class Meta:
        model = Track
        fields = ("id", "uploaded_at", "started_at", "ended_at", "erased_on", "forgotten_at", "patrol")
        read_only_fields = fields


class TrackWithProposalSerializer(TrackSerializer):
    proposal = serializers.SerializerMethodField()
    on_record = serializers.SerializerMethodField()

    class Meta(TrackSerializer.Meta):
        fields = (*TrackSerializer.Meta.fields, "proposal", "on_record")
        read_only_fields = fields

    @extend_schema_field(ProposalSerializer(allow_null=True, help_text="Null once its days are over."))
    def get_proposal(self, track: Track) -> dict[str, Any] | None:
        proposal = propose(track, now=timezone.now())
        return None if proposal is None else ProposalSerializer(proposal).data

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_on_record(self, track: Track) -> list[str]:
        """Other patrols of this person in that time."""
        mine = Patrol.objects.not_struck().of(track.officer).exclude(pk=track.patrol_id)
        return [patrol.reference for patrol in mine.overlapping(track.started_at, track.ended_at)]


class UploadTrackSerializer(serializers.Serializer):
    file = serializers.FileField(help_text="A GPX file with times; at most 5 MB and 24 hours.")


class ConfirmTrackSerializer(LogPatrolSerializer):
    """As when logging a patrol. What is left out is as proposed: the patrol's times, and its visits."""

    def create(self, validated_data: dict[str, Any]) -> Patrol:
        track, now = self.context["track"], timezone.now()
        said = {**validated_data, "partners": partners_of(validated_data.get("partners", []))}
        # Once it is erased, or is a patrol already, nothing is proposed; the service knows both.
        whole = propose(track, now=now) or track
        proposed = getattr(whole, "visits", ())
        visits = (
            [visit_entry(each) for each in said["visits"]]
            if "visits" in said
            else [VisitEntry(each.zone, each.arrived_at, each.left_at) for each in proposed]
        )
        times = {name: said.pop(name, None) or getattr(whole, name) for name in ("started_at", "ended_at")}
        try:
            return confirm_track(
                track=track, by=self.context["request"].user, now=now, **{**said, **times, "visits": visits}
            )
        except Refused as refused:
            raise serializers.ValidationError(in_shape(refused, len(visits))) from refused
