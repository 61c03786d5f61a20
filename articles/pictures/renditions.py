"""Picture sizes and formats. Only this module imports Pillow, and it knows no model.

An upload is judged by its content, never by its name. Readers get renditions only:
turned upright, without any metadata, so that no place or camera number leaks.
"""

import hashlib
import io
import re
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageDraw, ImageFont, ImageOps

from articles.text import content
from articles.text.han import UNSPACED

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
    """Return the Picture in an uploaded file.

    Raises ValidationError, saying what to do, for anything but a sound JPEG, PNG,
    WebP or AVIF picture of at most 40 MB and 80 million pixels.
    """
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


def make(picture, key, widths=None):
    """Write every rendition of the picture under `key`; return the widths made.

    `widths` are those of a picture whose renditions are made anew.
    """
    image = _upright(picture.data).convert("RGB")
    widths = widths or [width for width in WIDTHS if width <= image.width] or [image.width]
    for width in reversed(widths):
        height = max(1, round(picture.height * width / picture.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
        _write_webp(image, key, width)
        if width == _jpeg_width(widths):
            data = _encoded(image, "JPEG", quality=82, progressive=True)
            default_storage.save(path(key, *JPEG), ContentFile(data))
    return widths


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
        data = _encoded(image, "WEBP", quality=quality)
        if width > PHONE_WIDTH or len(data) <= PHONE_BYTES:
            break
    default_storage.save(path(key, width, "webp"), ContentFile(data))


def _encoded(image, kind, **options):
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


# The share picture: the headline drawn as a picture, for stories that have none.

SHARE_SIZE = (1200, 630)
MARGIN = 80
PAPER, INK, ACCENT = "#fdfcf9", "#1b1b19", "#0b3a6f"
HEADLINE_SIZES = (76, 68, 60, 52, 44, 36)
HEADLINE_HEIGHT = 360
# A line may break between any two Chinese characters, but never begins with a closing mark.
# A word too long for a line breaks after 20 letters.
_CHINESE = f"{UNSPACED}\u3000-\u303f\uff00-\uffef"
_PIECES = re.compile(rf"[{_CHINESE}][，。！？、；：）》」』”’…]*|[^\s{_CHINESE}]{{1,20}}\s*|\s+")
# Where Linux, macOS and Windows keep fonts with Chinese characters, best first.
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-vf-fonts/NotoSerifCJK-VF.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/msyhbd.ttc",
    "C:/Windows/Fonts/simsun.ttc",
)


@cache
def headline_font():
    """Return (path, number in its file) of a font that can draw Chinese, or None."""
    wanted = [settings.NEWSROOM_SHARE_FONT] if settings.NEWSROOM_SHARE_FONT else FONTS
    return next((found for path in wanted if (found := _face(path))), None)


def _face(path):
    """Return (path, number) of the face for simplified Chinese, or None if it has none."""
    if not Path(path).is_file():
        return None
    faces = []
    for number in range(10):
        try:
            faces.append(ImageFont.truetype(path, 20, index=number))
        except OSError:
            break
    number = next((n for n, face in enumerate(faces) if " SC" in (face.getname()[0] or "")), 0)
    return (path, number) if faces and _draws_chinese(faces[number]) else None


def _draws_chinese(font):
    return bytes(font.getmask("闻")) != bytes(font.getmask("\ufffe"))


def draw_share_picture(headline, office):
    """Return a PNG of a headline, cut where it is too long, above the office's name."""
    image = Image.new("RGB", SHARE_SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    font, lines = _set(headline)
    draw.rectangle((0, 0, SHARE_SIZE[0], 16), fill=ACCENT)
    text = "\n".join(lines)
    draw.multiline_text((MARGIN, 90), text, font=font, fill=INK, spacing=font.size // 3)
    draw.line((MARGIN, 520, SHARE_SIZE[0] - MARGIN, 520), fill=INK, width=2)
    draw.text((MARGIN, 540), office, font=_type(34), fill=ACCENT)
    return _encoded(image.quantize(32), "PNG", optimize=True)


def _type(size):
    path, number = headline_font()
    # The basic engine draws any text; Raqm, the other one, fails on control characters.
    return ImageFont.truetype(path, size, index=number, layout_engine=ImageFont.Layout.BASIC)


def _set(headline):
    """Return the largest font in which the headline fits, and its lines."""
    headline = "".join(letter for letter in " ".join(headline.split()) if letter.isprintable())
    for size in HEADLINE_SIZES:
        font = _type(size)
        lines = _lines(headline, font)
        fitting = HEADLINE_HEIGHT // round(size * 1.5)
        if len(lines) <= fitting and all(_fits(line, font) for line in lines):
            return font, lines
    return font, [*lines[: fitting - 1], f"{lines[fitting - 1].rstrip()[:-1]}…"]


def _lines(text, font):
    lines = [""]
    for piece in _PIECES.findall(text):
        longer = lines[-1] + piece
        if lines[-1] and not _fits(longer, font):
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    return lines


def _fits(line, font):
    return font.getlength(line.rstrip()) <= SHARE_SIZE[0] - 2 * MARGIN
