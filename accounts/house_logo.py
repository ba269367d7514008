"""The picture on the letterhead: made anew from its pixels, so that nothing else is kept."""

import io
import warnings
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from core import blobs
from core.models import Blob

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 20_000_000
LARGEST = (1200, 600)  # pixels; a letterhead prints it 6 cm wide
FORMATS = ("PNG", "JPEG", "WEBP")
# What Pillow raises over files that are broken, or made to break it.
UNREADABLE = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Warning, MemoryError,
)  # fmt: skip


class NotAPictureError(ValueError):
    """Says for the form why the file is not taken."""


def made_anew(sent: IO[bytes]) -> bytes:
    """The picture as PNG, no larger than it prints. Raises NotAPictureError."""
    data = sent.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotAPictureError(_("This file has more than 2 MB. Save the logo smaller."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _png(data)
    except UNREADABLE:
        refused = _("This is not a picture that can be read. Send a PNG or JPEG.")
        raise NotAPictureError(refused) from None


def keep(png: bytes) -> Blob:
    return blobs.store(png)


def _png(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        shown = ImageOps.exif_transpose(picture).convert("RGBA")
    shown.thumbnail(LARGEST)
    clean = Image.new("RGBA", shown.size)
    clean.paste(shown)
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=True)
    return out.getvalue()
