"""Loading zones from a file: all of it or nothing, with an account of every feature."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from zones.geometry import polygon_from_geojson, same_outline
from zones.models import Zone, ZoneVersion
from zones.services import draw_zone
from zones.zone_file import ZoneFeature


@dataclass(frozen=True)
class LoadedZone:
    """What became of one feature. `verdict` is new, redrawn, renamed, unchanged or refused."""

    number: int
    slug: str
    verdict: str
    detail: str = ""

    def __str__(self) -> str:
        sentence = f"{self.number}. {self.slug or 'no name'}: {self.verdict}"
        return f"{sentence}. {self.detail}" if self.detail else f"{sentence}."


@dataclass(frozen=True)
class ZoneReport:
    rows: tuple[LoadedZone, ...]
    dry_run: bool

    @property
    def refused(self) -> bool:
        return any(row.verdict == "refused" for row in self.rows)

    @property
    def written(self) -> bool:
        return not (self.refused or self.dry_run)


def load_zones(
    *, features: Iterable[ZoneFeature], valid_from: date, by: User | None, dry_run: bool = False
) -> ZoneReport:
    """Make or redraw the zones of a file. Loading the same file again changes nothing.

    A zone gets a new version only where its outline differs, so counts made by the old one stand.
    Zones that the file does not name are left as they are.
    """
    features = list(features)
    with transaction.atomic():
        rows: list[LoadedZone] = []
        # Parents first, so that a child may stand before its parent in the file.
        for feature in sorted(features, key=lambda each: bool(each.parent)):
            rows.append(_load(feature, features, valid_from, by))
        report = ZoneReport(tuple(sorted(rows, key=lambda row: row.number)), dry_run)
        if not report.written:
            transaction.set_rollback(True)
    return report


def _load(feature: ZoneFeature, features: list[ZoneFeature], valid_from: date, by: User | None) -> LoadedZone:
    if feature.problem:
        return LoadedZone(feature.number, feature.slug, "refused", feature.problem)
    if any(other.slug == feature.slug and other.number < feature.number for other in features):
        return LoadedZone(feature.number, feature.slug, "refused", "The file names it twice.")
    try:
        with transaction.atomic():
            return _save(feature, valid_from, by)
    except ValidationError as error:
        return LoadedZone(feature.number, feature.slug, "refused", " ".join(error.messages))


def _save(feature: ZoneFeature, valid_from: date, by: User | None) -> LoadedZone:
    zone = Zone.objects.filter(slug=feature.slug).first() or Zone(slug=feature.slug)
    before = (zone.name, zone.kind, zone.parent_id)
    zone.name, zone.kind, zone.parent = feature.name, feature.kind, _parent_of(feature)
    is_new, is_renamed = zone.pk is None, before != (zone.name, zone.kind, zone.parent_id)
    if is_new or is_renamed:
        zone.full_clean()
        zone.save()
    last: ZoneVersion | None = ZoneVersion.objects.filter(zone=zone).order_by("-number").first()
    if last is None or not same_outline(last.polygon, polygon_from_geojson(feature.geometry)):
        draw_zone(
            zone=zone, geometry=feature.geometry, valid_from=valid_from, by=by,
            source=feature.source, confidence=feature.confidence, method="loaded from a file",
        )  # fmt: skip
        verdict = "new" if last is None else "redrawn"
        return LoadedZone(feature.number, feature.slug, verdict, f"From {valid_from:%-d %B %Y}.")
    return LoadedZone(feature.number, feature.slug, "renamed" if is_renamed else "unchanged")


def _parent_of(feature: ZoneFeature) -> Zone | None:
    if not feature.parent:
        return None
    parent: Zone | None = Zone.objects.filter(slug=feature.parent).first()
    if parent is None:
        raise ValidationError(f"Its parent “{feature.parent}” is neither in the file nor known.")
    if parent.parent_id is not None:
        raise ValidationError(f"Its parent “{feature.parent}” already lies in a wider area.")
    return parent
