"""What the page that arranges the front page needs beyond Django's own."""

from django import template

register = template.Library()


@register.simple_tag
def story_of(picks, form):
    """The story of a row of picks, or None."""
    return picks.story_of(form)


@register.filter
def has_place(picks, place):
    """True if any of the picks stands in the place."""
    return any(form["place"].value() == place for form in picks)
