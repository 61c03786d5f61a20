"""Staging the stories of the demonstration: drafted, then moved through the real verbs."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from articles.models import Article, Credit, Photo, PhotoUse, Section, StoryKind, Tag
from articles.pictures import renditions
from articles.releases.intake import already_taken_in, digest_of, take_in
from people.models import Contributor, Unit
from people.names import is_chinese

from . import DRAWINGS
from .acting import account, act


@transaction.atomic
def stage(story, office):
    """Bring every edition of a story to its state; return how many, 0 if it is there already."""
    if any(map(_is_staged, story.editions)):
        return 0
    original = None
    for edition in story.editions:
        article = _draft(story, edition, original, office)
        original = original or article
        act(article.pk, edition)
    return len(story.editions)


def _is_staged(edition):
    if edition.release:
        return already_taken_in(digest_of(edition.release.read_bytes())) is not None
    same = Article.objects.filter(language=edition.language, headline=edition.headline)
    return same.exists()


def _draft(story, edition, original, office):
    author = account(edition.author)
    if edition.release:
        article = take_in(
            edition.release.read_bytes(), language=edition.language, by=author
        ).article
    else:
        article = Article(language=edition.language, created_by=author, translation_of=original)
        for field in ("headline", "standfirst", "place", "body", "contact"):
            setattr(article, field, getattr(edition, field))
    article.event_on = story.event_on
    if story.first_published_on:
        site = office.former_site_zh if is_chinese(edition.language) else office.former_site
        article.first_published_on = story.first_published_on
        article.first_published_where = site
    article.section = Section.objects.filter(slug=story.section).first()
    article.kind = StoryKind.objects.filter(name=story.kind).first()
    article.unit = Unit.objects.filter(slug=story.unit).first()
    article.save()
    article.tags.set(Tag.objects.filter(slug__in=story.tags))
    same_language = Article.objects.filter(language=edition.language)
    article.related.set(same_language.filter(headline__in=edition.related))
    _credit(article, edition)
    _illustrate(article, edition)
    article.record_version(by=author)
    return article


def _credit(article, edition):
    for position, credit in enumerate(edition.credits):
        contributor = Contributor.objects.get(slug=credit.contributor)
        Credit.objects.create(
            article=article, role=credit.role, contributor=contributor, position=position
        )


def _illustrate(article, edition):
    for position, picture in enumerate(edition.pictures):
        PhotoUse.objects.create(
            article=article,
            photo=_photo(picture),
            position=position,
            caption=picture.caption,
            alt_text=picture.alt,
        )


def _photo(picture):
    drawing = renditions.inspect(ContentFile(DRAWINGS[picture.drawing].read_bytes()))
    photo = Photo.objects.filter(sha256=drawing.sha256).first()
    if photo is None:
        photo = Photo(
            title=picture.drawing.capitalize(),
            photographer=Contributor.objects.get(slug=picture.photographer),
            copyright=f"© {settings.NEWSROOM_NAME}",
            uploaded_by=account("photographer"),
        )
        photo.take_in(drawing)
        photo.save()
    return photo
