"""What is kept of a GPX file: few positions, every gap as it was, and nothing else of the file."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patrols.models import Track
from patrols.services import upload_track
from patrols.tests.factories import NOW
from patrols.tests.gpx import START, at, gpx, standing
from patrols.tests.track_factory import IN_THE_STOW, track
from patrols.tracks.drawing import draw_track
from patrols.tracks.kept import APART, read_kept, thin, write_kept
from patrols.tracks.proposal import propose
from patrols.tracks.reading import Fix, read_track
from patrols.tracks.stays import read_stays
from zones.geometry import Place

HERE = (51.77, 0.09)
EIGHT_HOURS = standing(IN_THE_STOW, at(-480), 480, every=1)
# Seconds to the next position, and whether the recording was interrupted in between.
STEPS = st.lists(
    st.tuples(st.sampled_from([0, 0.5, 1, 2, 4, 5, 6, 60, 176, 179, 180, 181, 600]), st.booleans()),
    max_size=60,
)


def fixes(steps: list[tuple[float, bool]]) -> list[Fix]:
    made = [Fix(START, *HERE)]
    for seconds, interrupted in steps:
        last = made[-1]
        made.append(Fix(last.at + timedelta(seconds=seconds), *HERE, piece=last.piece + interrupted))
    return made


def gaps(of: list[Fix]) -> list[tuple[object, object]]:
    nowhere: dict[object, list[Place]] = {fix.at.date(): [] for fix in of}
    return [(gap.start, gap.end) for gap in read_stays(of, nowhere).gaps]


@given(STEPS)
def test_thinning_neither_makes_nor_hides_a_gap(steps):
    before = fixes(steps)

    after = thin(before)

    assert gaps(after) == gaps(before)
    assert (after[0].at, after[-1].at) == (before[0].at, before[-1].at)


def test_a_position_that_bridges_two_far_apart_is_kept():
    assert len(thin(fixes([(4, False), (178, False)]))) == 3


def test_one_position_every_five_seconds_is_kept_of_one_a_second():
    kept = thin(fixes([(1, False)] * 100))

    assert {after.at - before.at for before, after in pairwise(kept)} == {APART}


def test_what_is_kept_is_read_as_it_was_written():
    before = fixes([(7.25, False), (300, True), (10, False)])

    assert list(read_kept(write_kept(before))) == before


def test_nothing_of_the_file_is_kept_but_moments_and_places(officer, zones):
    around = '<metadata><author><name>Ada Example</name></author></metadata><wpt lat="50.1" lon="0.2"><name>Home</name></wpt>'  # noqa: E501

    kept = track(officer, gpx(standing(IN_THE_STOW, at(0), 1, every=30), before=around)).raw

    assert kept.splitlines() == [
        "0 2026-11-20T19:00:00+00:00 51.775700 0.113900",
        "0 2026-11-20T19:00:30+00:00 51.775700 0.113900",
        "0 2026-11-20T19:01:00+00:00 51.775700 0.113900",
    ]


def test_the_same_walk_with_another_name_is_the_same_track(officer, zones):
    text = gpx(standing(IN_THE_STOW, at(0), 5))
    renamed = text.replace("<name>Walk</name>", "<name>Walk again</name>")

    tracks = [upload_track(by=officer, data=each.encode(), now=NOW) for each in (text, renamed)]

    assert (tracks[0], Track.objects.count()) == (tracks[1], 1)


def test_eight_hours_at_one_a_second_are_proposed_as_eight_hours(officer, zones):
    the_track = track(officer, gpx(EIGHT_HOURS))

    proposal = propose(the_track, now=NOW)

    assert len(the_track.raw) < 400_000
    assert ([visit.minutes for visit in proposal.visits], proposal.gaps) == ([480], ())


@pytest.mark.parametrize(
    "name", ["The Stow", "A town centre with a long name, longer than the picture is wide"]
)
def test_names_of_zones_stay_within_the_frame(name):
    ring = [[0.0, 51.0], [0.001, 51.0], [0.001, 51.05], [0.0, 51.05], [0.0, 51.0]]
    walked = read_track(gpx(standing((51.02, 0.0005), at(0), 1)), now=NOW)

    drawing = draw_track(walked, [(name, "zone", {"coordinates": [ring]})])

    half = len(name) * 6.8 / 2
    assert drawing.shapes[0].middle_x - half >= 0
    assert drawing.shapes[0].middle_x + half <= drawing.width
