"""The front page: what an editor chose, then the latest stories, then every section."""

from django.db.models import OuterRef, Subquery
from django.shortcuts import render
from django.utils.translation import get_language

from articles.models.newsstand.front_slot import FrontSlot
from articles.models.newsstand.published import PublishedArticle
from articles.models.taxonomy import Section

from . import heads

LATEST = 12
SECONDS = 3
PLACES = ("first", "second", "third", "fourth")  # in a section's list


def stories(language=None):
    """Return the stories the public may read now, in the page's language unless one is given."""
    return PublishedArticle.objects.public().in_language(language or get_language())


def front(request):
    context = arranged(FrontSlot.standing(get_language()))
    return render(request, "articles/front.html", context | {"head": heads.front(request)})


def arranged(chosen):
    """Return the front page's context with the `chosen` stories, each with `front_place`.

    Without a chosen lead, the newest story with a picture leads. Beside it come the pinned
    stories in their order, and then the newest. Takes three statements.
    """
    chosen = list(chosen)
    pinned = [story for story in chosen if story.front_place == FrontSlot.Place.PINNED]
    lead = next((story for story in chosen if story not in pinned), None)
    latest = list(stories().for_lists().latest_first()[:LATEST])
    rest = [story for story in latest if story not in chosen]
    lead = lead or _lead_of(rest) or next(iter(pinned), None)
    beside = [story for story in [*pinned, *rest] if story != lead]
    seconds = beside[: max(SECONDS, len(pinned))]
    sections = _sections_with_latest([story.pk for story in (lead, *seconds) if story])
    by_section = _by_section(sections)
    return {"lead": lead, "seconds": seconds, "sections": sections, "by_section": by_section}


def _lead_of(latest):
    return next((story for story in latest if story.lead), latest[0] if latest else None)


def _sections_with_latest(shown):
    """Return every section with the keys of its latest stories, except those already shown."""
    # Ranking the stories of all sections would read the whole archive.
    own = stories().filter(section=OuterRef("pk")).exclude(pk__in=shown).latest_first()
    places = {name: Subquery(own.values("pk")[n : n + 1]) for n, name in enumerate(PLACES)}
    return list(Section.objects.annotate(**places))


def _by_section(sections):
    """Return the stories that _sections_with_latest() found, in the order of the sections."""
    keys = [getattr(item, place) for item in sections for place in PLACES]
    # Found by their keys alone: with more conditions, SQLite would walk an index for these few.
    found = PublishedArticle.objects.for_lists().order_by().in_bulk([key for key in keys if key])
    return [found[key] for key in keys if key in found]
