"""Holding scheduled stories back after a change on a staff page, and saying which were held."""

from django.contrib import messages

from articles import press
from articles.rules.notice_kinds import Kind, sentence


def hold_unfit(request):
    """Hold the scheduled stories that may no longer go out; name each in a message."""
    for article in press.hold_unfit():
        messages.warning(request, sentence(Kind.HELD, headline=article, name=""))
