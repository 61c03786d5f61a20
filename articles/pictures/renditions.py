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
    return Picture(data, hashlib.sha256(data).hexdigest(), *_upright(data).size)


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


def make(picture, key):
    """Write every rendition of the picture under `key`; return the widths made."""
    image = _upright(picture.data).convert("RGB")
    widths = [width for width in WIDTHS if width <= image.width] or [image.width]
    for width in reversed(widths):
        height = max(1, round(picture.height * width / picture.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
        _write_webp(image, key, width)
        if width <= JPEG_WIDTH and not default_storage.exists(path(key, *JPEG)):
            data = encoded(image, "JPEG", quality=82, progressive=True)
            default_storage.save(path(key, *JPEG), ContentFile(data))
    return widths


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
    width = max((w for w in picture["widths"] if w <= JPEG_WIDTH), default=picture["widths"][0])
    return width, height_at(picture, width)
