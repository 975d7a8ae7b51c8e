"""Every number that the figures hold, with what it counts and where: sentences are compared with these."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from summaries.wording.done import deployments_done
from summaries.wording.happened import of_other_kinds
from summaries.wording.numbers import numbers_in
from summaries.wording.phrases import OTHER

TOGETHER = "all"
THE_REST = "the rest"
_LEFT_OUT = {"header", "definitions", "revisions", "differences", "sections", "sources", "weeks", "p"}
_BY_ZONE = {"incidents", "patrols", "charts"}
_UNSAID = {"areas", "rows", "words", "count", "value"}
_LABELS = ("label", "name", "organisation", "technology_label", "zone_name", "what", "counts")
_TOLD = {"words", "found", "note", "units_label", "rate_words"}
# A count of this week needs no cue; any other must be called what it is.
_CUES = {
    "previous_week": {"last", "previous", "before"},
    "mean_before": {"mean", "average", "typical"},
    "last_year": {"year"},
    "year": {"year"},
    "rolling": {"month", "twelve"},
    "usual_low": {"usual", "range", "expect"},
    "usual_high": {"usual", "range", "expect"},
    "weeks_before": {"week"},
}


@dataclass(frozen=True)
class Known:
    """One number of the figures.

    `cues` are words of which one must stand near a number that means it; `must_name` is the equipment or the
    organisation that the sentence must name.
    """

    value: float
    address: str
    called: str
    words: frozenset[str]
    place: str = ""
    kind: str = ""
    must_name: str = ""
    cues: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Names:
    """What zones, kinds and organisations are called in a sentence, lower case, each with its key."""

    places: dict[str, str]
    kinds: dict[str, str]
    organisations: dict[str, str]


def names_in(figures: Mapping[str, Any]) -> Names:
    areas = figures["incidents"]["areas"]
    places = {area["name"].lower(): area["slug"] for area in areas}
    places |= {each["name"].lower(): each["slug"] for each in figures["patrols"].get("zones", [])}
    places |= dict.fromkeys(("all zones", "every zone", "the zones", "both zones"), TOGETHER)
    kinds = {row["label"].lower(): row["kind"] for area in areas for row in area["rows"]}
    if "anti-social behaviour" in kinds:
        kinds |= dict.fromkeys(("antisocial behaviour", "asb"), kinds["anti-social behaviour"])
    if "other" in kinds:
        kinds[OTHER] = kinds.pop("other")
    kinds["of other kinds"] = THE_REST
    hours = figures["patrols"].get("hours", [])
    return Names(places, kinds, {each["organisation"].lower(): each["organisation"] for each in hours})


def known_numbers(figures: Mapping[str, Any]) -> list[Known]:
    """All of them; those of the tables first, what was worked out of them last."""
    names = names_in(figures)
    found = [
        known
        for section, part in figures.items()
        if section not in _LEFT_OUT
        for known in _walk(part, Known(0, section, section, stems(section)), names, section in _BY_ZONE)
    ]
    return [*found, *_worked_out(figures)]


def stems(text: str) -> frozenset[str]:
    """Words without their endings, so that “searches” is “search” and “delivered” is “deliver”."""
    words = re.findall(r"[a-z]+", text.lower().replace("_", " "))
    return frozenset(re.sub(r"(?:es|s|ed|ing)$", "", word) if len(word) > 4 else word for word in words)


def _worked_out(figures: Mapping[str, Any]) -> Iterator[Known]:
    areas = figures["incidents"]["areas"]
    zones, rest = len(areas) - 1, of_other_kinds(areas[0])
    done = len(deployments_done(figures))
    yield Known(zones, "zones", "Zones", stems("zones"), TOGETHER)
    yield Known(rest, "other_kinds", "Incidents of all other kinds", stems("other"), TOGETHER, THE_REST)
    yield Known(done, "deployments", "Technology deployments", stems("technology deployments"))


def _walk(part: Any, so_far: Known, names: Names, by_zone: bool) -> Iterator[Known]:
    if isinstance(part, Mapping):
        here = _of(part, so_far, names, by_zone)
        for key, each in part.items():
            if key in _LEFT_OUT:
                continue
            yield from _walk(each, _under(key, here), names, by_zone)
    elif isinstance(part, list):
        for each in part:
            yield from _walk(each, so_far, names, by_zone)
    elif isinstance(part, (int, float)) and not isinstance(part, bool):
        yield replace(so_far, value=float(part))
    elif isinstance(part, str) and so_far.address.rpartition(".")[2] in _TOLD:
        for number in numbers_in(part):
            if number.is_count:
                yield replace(so_far, value=number.value, words=so_far.words | stems(part))


def _of(part: Mapping[str, Any], so_far: Known, names: Names, by_zone: bool) -> Known:
    labels = [part[key] for key in _LABELS if isinstance(part.get(key), str)]
    place = so_far.place or (TOGETHER if by_zone else "")
    if by_zone:
        told = (part.get("slug"), part.get("zone"))
        place = next((slug for slug in told if slug and slug in set(names.places.values())), place)
    told_words = part["words"] if isinstance(part.get("words"), str) else ""
    return replace(
        so_far,
        place=place,
        kind=part["kind"] if part.get("kind") in names.kinds.values() else so_far.kind,
        must_name=part.get("technology_label") or part.get("organisation") or so_far.must_name,
        words=so_far.words | stems(" ".join([*labels, told_words])),
        called=", ".join([so_far.called, *(label for label in labels if label not in so_far.called)]),
    )


def _under(key: str, here: Known) -> Known:
    cues = frozenset(_CUES.get(key, ())) or here.cues
    called = here.called if key in _UNSAID else f"{here.called}, {key.replace('_', ' ')}"
    return replace(
        here,
        address=f"{here.address}.{key}",
        called=called[:1].upper() + called[1:],
        words=here.words | stems(key),
        cues=cues,
    )
