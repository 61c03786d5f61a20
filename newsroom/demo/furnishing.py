"""Furnishing the demonstration's office: what there is before its stories, and its front page."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from articles import press
from articles.models import FrontSlot, HouseRule, PublishedArticle, Section, StoryKind, Tag
from articles.models.desk import housekeeping
from articles.rules import house_acts
from people.models import Contributor, Unit

from . import PASSWORD
from .acting import account as account_of


@transaction.atomic
def furnish(content):
    """Make the sections, tags, units, contributors and accounts that are not there yet."""
    for username, account in content.accounts.items():
        _account(username, account)
    admin = account_of("admin")
    for position, (key, named) in enumerate(content.sections.items()):
        _add(Section, key, vars(named) | {"position": position}, by=admin)
    for model, table in ((Tag, content.tags), (Unit, content.units)):
        for key, named in table.items():
            _add(model, key, vars(named), by=admin)
    _introduce(content, by=admin)
    for name, name_zh in content.kinds.items():
        StoryKind.objects.get_or_create(name=name, defaults={"name_zh": name_zh})
    if not HouseRule.objects.exists():
        for rule in content.rules:
            _rule(rule)


def _account(username, account):
    if get_user_model().objects.filter(username=username).exists():
        return
    user = get_user_model().objects.create_user(username, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=account.role))


def _introduce(content, *, by):
    """Make the contributors, their pages approved by a second account, and name the accounts."""
    for key, person in content.contributors.items():
        fields = vars(person) | {"unit": Unit.objects.filter(slug=person.unit).first()}
        if waiting := _add(Contributor, key, fields, by=by):
            press.decide(waiting, house_acts.APPROVE, by=account_of("publisher"))
    for username, account in content.accounts.items():
        _name(username, account)


def _add(model, key, fields, *, by):
    """Make what is not there yet; return the Proposal if its words wait for a second account."""
    if model.objects.filter(slug=key).exists():
        return None
    return housekeeping.add(model(slug=key, **fields), by=by)


def _name(username, account):
    """Give an account the contributor it signs as."""
    user = account_of(username)
    if user.person is None:
        person = Contributor.objects.get(slug=account.contributor)
        person.user = user
        person.save()


def _rule(rule):
    kind = StoryKind.objects.filter(name=rule.get("story_kind")).first()
    HouseRule.objects.create(**rule | {"story_kind": kind})


@transaction.atomic
def arrange(content):
    """Put the chosen stories in front, in each language whose front page nobody has arranged."""
    publisher = get_user_model().objects.get(username="publisher")
    for language in {pick.language for pick in content.front}:
        picks = [_slot(pick) for pick in content.front if pick.language == language]
        if not FrontSlot.objects.in_language(language).exists():
            FrontSlot.objects.arrange(language, filter(None, picks), by=publisher, seen=[])


def _slot(pick):
    stories = PublishedArticle.objects.in_language(pick.language)
    story = stories.filter(headline=pick.headline).first()
    until = timezone.now() + timedelta(days=pick.days) if pick.days else None
    return (pick.place, story, until) if story else None
