"""Galley proofs: a version printed on the public page's own template, for those who may see it.

A proof is never stored and never on the newsstand.
"""

from typing import Any, TypeVar

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article, PublishedArticle, Section, Version
from articles.pictures import renditions
from articles.text.content import ShownPicture
from people.models import Unit

from .printing import printed

Response = TypeVar("Response", bound=HttpResponseBase)


def galley(
    version: Version, pictures_at: str | None = None, article: Article | None = None
) -> PublishedArticle:
    """Return the version as an unsaved PublishedArticle, with its pictures below `pictures_at`."""
    content, now = version.content, timezone.now()
    row = PublishedArticle(version=version, first_published_at=now, published_at=now)
    for column, value in printed(version, approvals=[]).items():
        setattr(row, column, value)
    row.section = _called(Section, content["section"], article and article.section) or Section()
    row.unit = _called(Unit, content["unit"], article and article.unit)
    row.dated_on = row.event_on or timezone.localdate()
    if pictures_at:
        row.pictures = [ShownPicture(at=pictures_at, **picture) for picture in content["pictures"]]
    return row


def _called(model: Any, slug: str, at_hand: Any) -> Any:
    """Return the section or unit with the slug, or None; `at_hand` if it is that one."""
    if at_hand and at_hand.slug == slug:
        return at_hand
    return model.objects.filter(slug=slug).first() if slug else None


def page(
    request: HttpRequest,
    version: Version,
    template: str = "articles/galley.html",
    pictures_at: str | None = None,
    **context: Any,
) -> HttpResponse:
    """Return the page of a version as readers would see it, never kept and never indexed."""
    with override(version.content["language"]):
        context |= {"story": galley(version, pictures_at), "current": None, "version": version}
        response = render(request, template, context)
    return private(response)


def picture(version: Version, key: str, width: str, extension: str) -> FileResponse:
    """Return a rendition of a picture the version shows; raise Http404 for any other."""
    if key not in {picture["key"] for picture in version.content["pictures"]}:
        raise Http404
    return private(renditions.response(key, width, extension))


def private(response: Response) -> Response:
    """Mark a response as one that nobody keeps, indexes or tells others about."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    return response
