"""Picture sizes and formats. A leaf, and the only import of Pillow in the apps.

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
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

WIDTHS = (320, 640, 960, 1280, 1920)
JPEG_WIDTH = 960
MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 80_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


@dataclass(frozen=True)
class Picture:
    """An inspected upload: its bytes, their hash, and its size as seen upright."""

    data: bytes
    sha256: str
    width: int
    height: int

    def file(self):
        return ContentFile(self.data)


def inspect(upload):
    """Return the Picture in an uploaded file.

    Raises ValidationError, saying what to do, for anything but a sound JPEG, PNG,
    WebP or AVIF picture of at most 40 MB and 80 million pixels.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError(_("This file is larger than 40 MB. Save a smaller copy of it."))
    upload.seek(0)
    data = upload.read()
    image = _upright(data)
    return Picture(data, hashlib.sha256(data).hexdigest(), *image.size)


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
        _write(image, key, width, "webp", quality=80)
        if width <= JPEG_WIDTH and not default_storage.exists(path(key, "card", "jpg")):
            _write(image, key, "card", "jpg", quality=82, progressive=True)
    return widths


def _write(image, key, width, extension, **options):
    buffer = io.BytesIO()
    image.save(buffer, {"jpg": "JPEG", "webp": "WEBP"}[extension], **options)
    default_storage.save(path(key, width, extension), ContentFile(buffer.getvalue()))


def path(key, width, extension):
    """Return the storage path of a rendition."""
    return f"pictures/{key}/{width}.{extension}"


def address(key, width, extension):
    """Return the public address of a rendition."""
    return f"{settings.MEDIA_URL}{path(key, width, extension)}"
