"""Displacement over the API, the same as on its page."""

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hotspots.analysis.displacement import DEFINITION, incident_displacement
from hotspots.api.analysis import AnalysisViewSet
from hotspots.asked.displacement import CELLS, NEXT_RING, WIDTHS, DisplacementAsked, DisplacementForm
from hotspots.serializers.analysis import DisplacementSerializer
from hotspots.serializers.map import SELECTION
from hotspots.words.analysis import displacement_cautions, displacement_statement
from measures.weeks import local

ASKED = [
    *SELECTION,
    OpenApiParameter(
        "control",
        str,
        description=f"`{NEXT_RING}`, `{CELLS}` or the slug of a zone; empty: outside all zones and rings.",
    ),
    OpenApiParameter(
        "control_cells", str, description=f"With `control={CELLS}`: H3 codes, with spaces or commas between."
    ),
    OpenApiParameter("metres", int, enum=[metres for metres, _ in WIDTHS], default=100),
    OpenApiParameter("before_on", OpenApiTypes.DATE, description="First day of the period before."),
]


class DisplacementViewSet(AnalysisViewSet):
    record_kind = "hotspot displacement"

    @extend_schema(parameters=ASKED, responses=DisplacementSerializer(many=False))
    def retrieve(self, request: Request) -> Response:
        """The weighted displacement quotient of a zone, the ring around it and a control area.

        `zone` has to be given; the period is the one after.
        """
        asked = read_asked(request)
        found = incident_displacement(asked)
        said = {
            "statement": displacement_statement(found),
            "definition": [*DEFINITION],
            "cautions": displacement_cautions(asked),
            "areas": found.areas,
            "code": found.quotient.code if found.quotient is not None else "",
            "quotient": found.quotient.value if found.quotient is not None else None,
        }
        return self.answer(request, DisplacementSerializer(said).data, found.total)


def read_asked(request: Request) -> DisplacementAsked:
    today = local(timezone.now()).date()
    form = DisplacementForm(request.query_params, today=today, reader=request.user)
    if not form.is_valid():
        raise serializers.ValidationError(form.errors)
    if form.asked is None:
        raise serializers.ValidationError({"zone": ["Choose a hotspot zone to ask about."]})
    return form.asked
