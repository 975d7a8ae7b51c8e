"""Published outlines that the map can show once they are loaded, with whose they are."""

from dataclasses import dataclass

from zones.models import Boundary

_SHOWN = {Boundary.Kind.WARD: "Wards", Boundary.Kind.LSOA: "Census areas (LSOA)"}


@dataclass(frozen=True)
class OutlineLayer:
    """One kind of outlines, of the latest year that was loaded."""

    kind: str
    name: str
    vintage: int

    @property
    def source(self) -> str:
        return (
            f"{self.name} as of {self.vintage}. Source: Office for National Statistics licensed under the "
            "Open Government Licence v3.0. Contains OS data © Crown copyright and database right "
            f"{self.vintage}."
        )


def outline_layers() -> tuple[OutlineLayer, ...]:
    """None where nothing is loaded. No count is by them, so no filter applies to them."""
    loaded = Boundary.objects.newest().filter(kind__in=_SHOWN).order_by().values_list("kind", "vintage")
    vintages = dict(loaded.distinct())
    return tuple(
        OutlineLayer(kind.value, name, vintages[kind]) for kind, name in _SHOWN.items() if kind in vintages
    )
