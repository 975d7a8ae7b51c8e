"""Everything that can be imported, in the order in which it is offered."""

from deployments.lfr_log.kind import FacialRecognitionLogKind
from harlowsafety.police_kind import PoliceFilesKind
from imports.kinds import ImportKind
from incidents.sheet_kind.kind import IncidentSheetKind
from patrols.sheet_kind.kind import PatrolSheetKind

KINDS: tuple[ImportKind, ...] = (
    PoliceFilesKind(),
    IncidentSheetKind(),
    PatrolSheetKind(),
    FacialRecognitionLogKind(),
)
