"""How the tests type into the story form, save it, and look at what it offers."""

from uuid import UUID

from django.http import QueryDict

from articles.models import RecoveryCopy
from tests.articles.admin import pages

FIRST, SECOND = (UUID(int=number) for number in (1, 2))
KEEP_NEW = "/admin/articles/article/keep/"


def keep(user, story, key=FIRST, at=0, **changes):
    """Send the form as the script does while one types; without changes only a sign of life."""
    address = f"/admin/articles/article/{story.pk}/keep/" if story else KEEP_NEW
    fields = pages.form(story, **changes) | {"writing": key, "typed_at": at} if changes else {}
    return pages.as_user(user).post(address, fields)


def save(user, story, key=FIRST, at=0, **changes):
    fields = pages.form(story, **changes) | {"writing": key, "typed_at": at}
    return pages.as_user(user).post(pages.change(story) if story else pages.ADD, fields)


def copies():
    """Return the headline of every copy kept, the latest first."""
    forms = RecoveryCopy.objects.order_by("-pk").values_list("form", flat=True)
    return [QueryDict(form)["headline"] for form in forms]


def offered(user, story):
    """Return the headlines that the form offers to put back, the latest first."""
    page = pages.as_user(user).get(pages.change(story) if story else pages.ADD)
    unsaved = page.context["keeping"]["unsaved"]
    return [QueryDict(copy.form)["headline"] for copy in unsaved]


def restore(user, story, number=0):
    """Open the form with an offered text; return the page."""
    address = pages.change(story) if story else pages.ADD
    copy = RecoveryCopy.objects.order_by("-pk")[number]
    return pages.as_user(user).get(address, {"restore": copy.pk})
