"""Picture sizes and formats. Knows no model.

An upload is judged by its content, never by its name. Readers get renditions only:
turned upright, without any metadata, so that no place or camera number leaks.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from articles.text import content

WIDTHS = (320, 640, 960, 1280, 1920)
JPEG_WIDTH = 960
# The first view on a phone may weigh 150 KB; text, style and scripts take about 30 KB of it.
PHONE_WIDTH, PHONE_BYTES = 1280, 112 * 1024
QUALITIES = (80, 70, 60, 50, 40)
MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 80_000_000
JPEG = ("card", "jpg")  # what the address of a picture's one JPEG ends with
LONGEST_SIDE = 16_383  # of a WebP, in pixels
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
CONTENT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


@dataclass(frozen=True)
class Picture:
    """An inspected upload. Width and height are those of the picture turned upright."""

    data: bytes
    sha256: str
    width: int
    height: int

    def file(self):
        return ContentFile(self.data)


def inspect(upload):
    """Return the Picture in an uploaded file. Raises ValidationError, saying what to do."""
    if upload.size > MAX_BYTES:
        raise ValidationError(_("This file is larger than 40 MB. Save a smaller copy of it."))
    upload.seek(0)
    data = upload.read()
    size = _upright(data).size
    if not fitting_widths(*size):
        raise ValidationError(
            _("This picture is too long for its width. Cut it into several pictures.")
        )
    return Picture(data, hashlib.sha256(data).hexdigest(), *size)


def _upright(data):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError(_("This picture has too many pixels. Save a smaller copy."))
            image.load()
            return ImageOps.exif_transpose(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError(_("This picture has too many pixels. Save a smaller copy.")) from None
    except (OSError, SyntaxError, ValueError):
        raise ValidationError(
            _("This is not a picture that can be read. Use a JPEG, PNG, WebP or AVIF file.")
        ) from None


def make(picture, key, widths=None):
    """Write every rendition of the picture under `key`; return the widths made.

    `widths` are those of a picture whose renditions are made anew.
    """
    image = _upright(picture.data).convert("RGB")
    image.info.clear()  # Pillow writes a JPEG's comment again
    widths = widths or fitting_widths(picture.width, picture.height)
    for width in reversed(widths):
        height = max(1, round(picture.height * width / picture.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
        _write_webp(image, key, width)
        if width == _jpeg_width(widths):
            data = encoded(image, "JPEG", quality=82, progressive=True)
            default_storage.save(path(key, *JPEG), ContentFile(data))
    return widths


def fitting_widths(width: int, height: int) -> list[int]:
    """Return the widths in which a picture of this size can be made, [] if there is none."""
    widths = [one for one in WIDTHS if one <= width] or [width]
    return [one for one in widths if round(height * one / width) <= LONGEST_SIDE]


def _jpeg_width(widths: list[int]) -> int:
    return max((width for width in widths if width <= JPEG_WIDTH), default=widths[0])


def paths(key: str, widths: list[int]) -> list[str]:
    """Return the paths of every rendition of a picture that was made in these widths."""
    return [path(key, *JPEG), *(path(key, width, "webp") for width in widths)]


def lacking(key: str, widths: list[int]) -> list[str]:
    """Return the paths of those renditions that are missing or cut short."""
    return [path for path in paths(key, widths) if not _is_whole(path)]


def _is_whole(path: str) -> bool:
    """Return True if a rendition is there to its end, which both formats tell."""
    try:
        with default_storage.open(path) as file:
            data = file.read()
    except FileNotFoundError:
        return False
    if path.endswith(".webp"):  # RIFF: its length in bytes without these first eight
        return data[:4] == b"RIFF" and len(data) == 8 + int.from_bytes(data[4:8], "little")
    return data[:2] == b"\xff\xd8" and data[-2:] == b"\xff\xd9"


def _write_webp(image, key, width):
    """Write a WebP of the best quality that is small enough for a phone, if it is for phones."""
    for quality in QUALITIES:
        data = encoded(image, "WEBP", quality=quality)
        if width > PHONE_WIDTH or len(data) <= PHONE_BYTES:
            break
    default_storage.save(path(key, width, "webp"), ContentFile(data))


def encoded(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def path(key: str, width: object, extension: str) -> str:
    return f"pictures/{key}/{width}.{extension}"


def response(key: str, width: object, extension: str) -> FileResponse:
    """Return the HTTP response with a rendition. Raises Http404 if there is none."""
    try:
        file = default_storage.open(path(key, width, extension))
    except FileNotFoundError:
        raise Http404 from None
    headers = {"X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type=CONTENT_TYPES[extension], headers=headers)


def address(key: str, width: object, extension: str) -> str:
    return f"{settings.MEDIA_URL}{path(key, width, extension)}"


def height_at(picture: content.Picture, width: int) -> int:
    """Return the height of a printed picture's rendition of this width."""
    return max(1, round(picture["height"] * width / picture["width"]))


def jpeg_size(picture: content.Picture) -> tuple[int, int]:
    """Return (width, height) of the one JPEG of a printed picture."""
    width = _jpeg_width(picture["widths"])
    return width, height_at(picture, width)
