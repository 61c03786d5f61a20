"""Tags of the page on which editors arrange the front page."""

from django import template

register = template.Library()


@register.simple_tag
def story_of(picks, form):
    return picks.story_of(form)


@register.filter
def has_place(picks, place):
    return any(form["place"].value() == place for form in picks)
