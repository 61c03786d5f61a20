"""What forms need besides their fields."""

from uuid import uuid4

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def sending():
    """Return the hidden field of a form that is sent once: see people/sent_once.py."""
    return format_html('<input type="hidden" name="sending" value="{}">', uuid4())
