"""Makes a plain JPEG of what somebody sent: the pixels and nothing else. Plain Python.

Where it was taken, when, with which telephone and by whom stands beside the pixels of nearly every
photograph; here only the pixels are drawn anew, so nothing else can come along.
"""

import hashlib
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
LARGEST_UPLOAD = 10_000_000
LARGEST_STORED = 1_500_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2_000

_QUALITIES = (85, 75, 60)


class ImageError(ValueError):
    """An upload that is not taken, with a sentence that says why."""


@dataclass(frozen=True, slots=True)
class PlainImage:
    content: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def plain_image(sent: bytes) -> PlainImage:
    """Upright, at most 2,000 pixels a side and 1.5 MB. Refuses what is no picture, or too large."""
    if len(sent) > LARGEST_UPLOAD:
        raise ImageError("The picture is larger than 10 MB. Send a smaller one.")
    drawn = _drawn_anew(sent)
    for side in (LONGEST_SIDE, LONGEST_SIDE // 2, LONGEST_SIDE // 4):
        drawn.thumbnail((side, side))
        for quality in _QUALITIES:
            content = _jpeg(drawn, quality)
            if len(content) <= LARGEST_STORED:
                return PlainImage(content, *drawn.size)
    raise ImageError("The picture could not be made small enough. Send another one.")


def _drawn_anew(sent: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(sent), formats=FORMATS) as looked_at:
                _check_size(looked_at)
                looked_at.verify()
            with Image.open(BytesIO(sent), formats=FORMATS) as opened:
                opened.load()
                return _on_white(ImageOps.exif_transpose(opened))
    except UnidentifiedImageError as error:
        raise ImageError("This is no JPEG, PNG or WebP picture. Send one of these.") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageError(_TOO_MANY) from error
    except ImageError:
        raise
    # What a broken file makes of the decoders is anything: each of these was seen.
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
        MemoryError,
    ) as error:
        raise ImageError("The picture is damaged: it could not be read to its end.") from error


_TOO_MANY = "The picture has more than 40 million pixels. Send a smaller one."


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise ImageError(_TOO_MANY)


def _on_white(image: Image.Image) -> Image.Image:
    """A fresh picture, because one that was opened takes its comments along when it is saved."""
    layer = image.convert("RGBA")
    fresh = Image.new("RGB", layer.size, "white")
    fresh.paste(layer, mask=layer)
    return fresh


def _jpeg(image: Image.Image, quality: int) -> bytes:
    written = BytesIO()
    image.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()
