"""Draws the share picture: the headline of a story that has no picture, as a PNG."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from articles.text.han import UNSPACED

from .renditions import encoded

SIZE = (1200, 630)
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


def draw(headline, office):
    """Return a PNG of a headline, cut where it is too long, above the office's name."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    font, lines = _set(headline)
    pen.rectangle((0, 0, SIZE[0], 16), fill=ACCENT)
    text = "\n".join(lines)
    pen.multiline_text((MARGIN, 90), text, font=font, fill=INK, spacing=font.size // 3)
    pen.line((MARGIN, 520, SIZE[0] - MARGIN, 520), fill=INK, width=2)
    pen.text((MARGIN, 540), office, font=_type(34), fill=ACCENT)
    return encoded(image.quantize(32), "PNG", optimize=True)


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
    return font.getlength(line.rstrip()) <= SIZE[0] - 2 * MARGIN
