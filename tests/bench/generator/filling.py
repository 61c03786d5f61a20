"""Filling an empty office with invented stories, published over ten years in two languages."""

from django.conf import settings
from django.core.management import call_command

from articles.models import Article
from newsroom.demo.loading import is_loopback

from .invention import invent
from .office import AUTHOR, furnish
from .writing import write

BATCH = 1000


class NotHere(Exception):
    """Nothing was generated; the message says why."""


def fill(stories, *, force=False, say=print):
    """Add invented stories until there are `stories` of them. Each translation is a story.

    Raises NotHere for an odd number, and, unless `force`, where other stories are or where
    others can reach this site.
    """
    generated = Article.objects.filter(created_by__username=AUTHOR)
    reason = reason_against(stories, Article.objects.count() - generated.count(), force)
    if reason:
        raise NotHere(reason)
    office = furnish()
    for start in range(generated.count() // 2, stories // 2, BATCH):
        stop = min(start + BATCH, stories // 2)
        write([invent(number) for number in range(start, stop)], office)
        say(f"… {2 * stop}")
    call_command("index")
    say(f"{generated.count()} generated stories are there.")


def reason_against(stories, others, force):
    """Return why nothing should be generated, or "" if it may be."""
    if stories < 0 or stories % 2:
        return "Every story comes with its translation: ask for an even number of stories."
    public = [host for host in settings.ALLOWED_HOSTS if not is_loopback(host)]
    if public and not force:
        return (
            "Nothing is generated, because ALLOWED_HOSTS lets others read it "
            f"({', '.join(public)}). --force generates all the same."
        )
    if others and not force:
        return (
            f"Nothing is generated, because {others} other stories are here, which would stand "
            "among invented ones for good. --force generates all the same."
        )
    return ""
