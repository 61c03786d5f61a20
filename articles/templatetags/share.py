"""What a reader needs to share a story. No third party is involved, and nothing is counted."""

from functools import lru_cache

import segno
from django import template
from django.conf import settings
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag
def absolute(path):
    """The full address of a path."""
    return f"{settings.NEWSROOM_URL}{path}"


@register.simple_tag
@lru_cache(maxsize=1024)
def qr_code(address):
    """An address as a QR code: inline SVG, with the margin that scanners need."""
    # The mask is fixed, because choosing the best of eight takes three times as long.
    code = segno.make(address, micro=False, mask=3)
    svg = code.svg_inline(border=4, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(svg)  # noqa: S308 -- drawn here, of numbers alone
