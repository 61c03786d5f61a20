"""The head of a public page, see articles/public/head.py."""

from django import template

from articles.public.head import head_of

register = template.Library()


@register.inclusion_tag("components/meta.html", takes_context=True)
def meta(context):
    """Say what the page is to search engines, feed readers and those who share it."""
    return head_of(context.flatten(), context["request"])
