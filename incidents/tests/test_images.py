"""Only pixels are kept of a picture, upright and small; what is no picture is refused in words."""

import os
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from incidents.attachments.images import LARGEST_STORED, ImageError, plain_image
from incidents.tests.picture_factories import picture


def with_metadata(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRETPHONE"
    exif.get_ifd(0x8825)[1] = "N"
    return picture(exif=exif, comment=b"SECRETCOMMENT", icc_profile=b"SECRETPROFILE" * 20)


def opened(content):
    return Image.open(BytesIO(content))


def test_metadata_of_every_kind_is_gone():
    sent = with_metadata()

    kept = plain_image(sent).content

    assert all(each in sent for each in (b"SECRETPHONE", b"SECRETCOMMENT", b"SECRETPROFILE"))
    assert b"SECRET" not in kept and b"Exif" not in kept
    assert not opened(kept).getexif() and set(opened(kept).info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
    }


def test_what_was_held_sideways_stands_upright():
    kept = plain_image(with_metadata(orientation=6))

    assert (kept.width, kept.height) == (40, 60)
    red, _, blue = opened(kept.content).getpixel((20, 5))
    assert red > 200 > 60 > blue


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_whatever_kind_is_sent_a_jpeg_is_kept(kind):
    assert opened(plain_image(picture(kind)).content).format == "JPEG"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_other_kinds_are_refused(kind):
    with pytest.raises(ImageError, match="no JPEG, PNG or WebP"):
        plain_image(picture(kind))


@pytest.mark.parametrize("sent", [b"", b"<svg onload='x'/>", b"<script>", b"\xff\xd8\xff", b"GIF89a"])
def test_what_is_no_picture_is_refused(sent):
    with pytest.raises(ImageError):
        plain_image(sent)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded():
    bomb = picture("PNG", size=(9_000, 5_000))

    with pytest.raises(ImageError, match="40 million pixels"):
        plain_image(bomb)


def test_a_file_of_more_than_ten_megabytes_is_refused():
    with pytest.raises(ImageError, match="larger than 10 MB"):
        plain_image(picture() + bytes(10_000_000))


def test_a_large_and_busy_picture_is_made_small():
    noise = Image.frombytes("RGB", (1_700, 1_700), os.urandom(1_700 * 1_700 * 3))
    written = BytesIO()
    noise.save(written, "JPEG", quality=90)

    kept = plain_image(written.getvalue())

    assert len(kept.content) <= LARGEST_STORED and max(kept.width, kept.height) <= 2_000


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_broken_picture_is_refused_or_kept_and_never_an_error(data):
    sent = bytearray(picture(data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"]))))
    for _ in range(data.draw(st.integers(1, 8))):
        sent[data.draw(st.integers(0, len(sent) - 1))] = data.draw(st.integers(0, 255))

    try:
        kept = plain_image(bytes(sent[: data.draw(st.integers(1, len(sent)))]))
    except ImageError:
        return

    assert opened(kept.content).format == "JPEG"
