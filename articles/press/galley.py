"""Galley proofs: a version as readers see it, or would, for those who may see it.

Every page that shows a story as readers will see it shows a proof: the preview, the private link,
the review page, the pages of acts. A proof is never stored and never on the newsstand.
"""

from copy import copy
from typing import Any, TypeVar

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article, PublishedArticle, Tag, Version
from articles.models.desk.reviews import with_reviewers
from articles.models.record.content import review_by
from articles.pictures import renditions
from articles.text.content import ShownPicture
from articles.text.credit_line import unique
from people.models import Contributor

from .printing import compose, in_print

Response = TypeVar("Response", bound=HttpResponseBase)


def galley(
    article: Article,
    version: Version,
    *,
    signing: Contributor | None = None,
    pictures_at: str | None = None,
) -> PublishedArticle:
    """Return a version of the story as an unsaved PublishedArticle.

    A version that was printed is shown as it was printed, any other as if it were published now,
    with the approvals that hold. `signing` is who is about to approve it. The pictures are below
    the address `pictures_at`, or where readers get them.
    """
    row = article.newsstand
    is_printed = row is not None and row.fingerprint == version.fingerprint
    proof = copy(row) if row is not None and is_printed else _proof(article, version)
    proof.other_address = PublishedArticle.objects.address_of_other_edition(proof)
    if signing:
        proof.credits = unique([*proof.credits, review_by(signing, proof.language)])
    if pictures_at:
        proof.pictures = [ShownPicture(at=pictures_at, **shown) for shown in proof.pictures]
    return proof


def _proof(article: Article, version: Version) -> PublishedArticle:
    """Return the version as it would be printed now: over what is published, if anything is."""
    row, content, now = article.newsstand, version.content, timezone.now()
    proof = copy(row) if row else PublishedArticle(first_published_at=now, published_at=now)
    compose(proof, article, version, _approvals(article, version), now, now)
    proof.translation_group = content.get("translation_of") or article.pk
    tags = content.get("tags")
    proof.tags_printed = (
        [in_print(tag) for tag in Tag.objects.filter(slug__in=tags)] if tags else []
    )
    return proof


def _approvals(article: Article, version: Version) -> Any:
    """Return the approvals of the version that hold. Before the first step, nobody is asked."""
    review = article.review
    is_signed = review.step and review.fingerprint == version.fingerprint
    return with_reviewers(article).approvals if is_signed else ()


def page(
    request: HttpRequest,
    article: Article,
    version: Version,
    template: str = "articles/galley.html",
    pictures_at: str | None = None,
    **context: Any,
) -> HttpResponse:
    """Return the page of a version as readers would see it, never kept and never indexed."""
    with override(version.content["language"]):
        story = galley(article, version, pictures_at=pictures_at)
        context |= {"story": story, "current": None, "version": version}
        context |= {"row": article.newsstand, "standing": standing(article, version)}
        response = render(request, template, context)
    return private(response)


def standing(article: Article, version: Version) -> str:
    """Return in one word what readers have of a version: see articles/galley_standing.html."""
    row = article.newsstand
    if row is None:
        return "unpublished"
    if row.fingerprint != version.fingerprint:
        return "newer" if version.number > row.version.number else "older"
    if row.withdrawn_at:
        return "withdrawn"
    return "public" if row.is_public else "scheduled"


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
