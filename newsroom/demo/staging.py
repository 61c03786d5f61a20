"""Staging the demonstration: the office first, then every story through the real verbs."""

from datetime import timedelta
from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from articles import press, renditions
from articles.models import Article, Credit, Photo, PhotoUse, Section, Tag
from articles.releases.intake import already_taken_in, digest_of, take_in
from people.models import Contributor, Unit

from . import PASSWORD, drawings

# The acts that bring an edition to its state, each done by the account whose job it is.
STEPS = {
    "draft": (),
    "in_review": ("submit",),
    "changes_requested": ("submit", "request_changes"),
    "approved": ("submit", "approve"),
    "scheduled": ("submit", "approve", "schedule"),
    "published": ("submit", "approve", "publish"),
    "withdrawn": ("submit", "approve", "publish", "withdraw"),
}

draw = cache(drawings.draw)


@transaction.atomic
def furnish(content):
    """Make the sections, tags, units, contributors and accounts that are not there yet."""
    for position, (key, named) in enumerate(content.sections.items()):
        fields = vars(named) | {"position": position}
        Section.objects.get_or_create(slug=key, defaults=fields)
    for model, table in ((Tag, content.tags), (Unit, content.units)):
        for key, named in table.items():
            model.objects.get_or_create(slug=key, defaults=vars(named))
    for key, person in content.contributors.items():
        fields = vars(person) | {"unit": Unit.objects.filter(slug=person.unit).first()}
        Contributor.objects.get_or_create(slug=key, defaults=fields)
    for username, account in content.accounts.items():
        _account(username, account)


def _account(username, account):
    if get_user_model().objects.filter(username=username).exists():
        return
    user = get_user_model().objects.create_user(username, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=account.role))
    person = Contributor.objects.get(slug=account.contributor)
    person.user = user
    person.save(update_fields=["user"])


@transaction.atomic
def stage(story):
    """Bring every edition of a story to its state; return how many, 0 if it is there already."""
    if any(map(_is_staged, story.editions)):
        return 0
    original = None
    for edition in story.editions:
        article = _draft(story, edition, original)
        original = original or article
        for step in STEPS[edition.state]:
            # Read afresh, as each of these people would see it.
            ACTS[step](Article.objects.get(pk=article.pk), edition)
        _change(Article.objects.get(pk=article.pk), edition)
    return len(story.editions)


def _is_staged(edition):
    if edition.release:
        return already_taken_in(digest_of(edition.release.read_bytes())) is not None
    same = Article.objects.filter(language=edition.language, headline=edition.headline)
    return same.exists()


def _by(username):
    return get_user_model().objects.get(username=username)


def _draft(story, edition, original):
    author = _by(edition.author)
    if edition.release:
        article = take_in(
            edition.release.read_bytes(), language=edition.language, by=author
        ).article
    else:
        article = Article(language=edition.language, created_by=author, translation_of=original)
        for field in ("headline", "standfirst", "place", "body"):
            setattr(article, field, getattr(edition, field))
    article.event_on = story.event_on
    article.section = Section.objects.filter(slug=story.section).first()
    article.unit = Unit.objects.filter(slug=story.unit).first()
    article.save()
    article.tags.set(Tag.objects.filter(slug__in=story.tags))
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
    drawing = renditions.inspect(ContentFile(draw(picture.drawing)))
    photo = Photo.objects.filter(sha256=drawing.sha256).first()
    if photo is None:
        photo = Photo(
            title=picture.drawing.capitalize(),
            photographer=Contributor.objects.get(slug=picture.photographer),
            uploaded_by=_by("photographer"),
        )
        photo.take_in(drawing)
        photo.save()
    return photo


def _change(article, edition):
    """Leave a working copy beside the live story, if the edition has one."""
    for field, value in edition.working_copy.items():
        setattr(article, field, value)
    article.save()
    article.record_version(by=_by(edition.author))


def _submit(article, edition):
    article.submit(by=_by(edition.author))


def _approve(article, edition):
    article.approve(by=_by(edition.reviewer))


def _request_changes(article, edition):
    article.request_changes(by=_by(edition.reviewer), note=edition.reason)


def _publish(article, edition):
    press.publish(article, by=_by("publisher"))


def _schedule(article, edition):
    moment = timezone.now() + timedelta(days=edition.days_ahead)
    press.publish(article, by=_by("publisher"), at=moment)


def _withdraw(article, edition):
    press.withdraw(article, by=_by("publisher"), note=edition.reason)


ACTS = {
    "submit": _submit,
    "approve": _approve,
    "request_changes": _request_changes,
    "publish": _publish,
    "schedule": _schedule,
    "withdraw": _withdraw,
}
