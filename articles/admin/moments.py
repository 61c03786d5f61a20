"""Fields for a day and a time. Their labels name the time zone that is meant."""

from babel.dates import get_timezone_location
from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _


def time_zone():
    """Return the city of the time zone in force, in the page's language: Shanghai."""
    zone, language = timezone.get_current_timezone(), to_locale(get_language() or "en")
    return get_timezone_location(zone, locale=language, return_city=True)


def _in_time_zone(label):
    return _("%(label)s (%(zone)s)") % {"label": label, "zone": time_zone()}


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment, typed as day and time in the time zone that its label names."""

    widget = MomentInput

    def __init__(self, *, label, **kwargs):
        super().__init__(label=lazy(_in_time_zone, str)(label), **kwargs)
