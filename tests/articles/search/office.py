"""Puts the stories of office.json on the newsstand."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, PublishedArticle, SearchDocument, Section, Version
from articles.press.printing import in_print
from people.models import Contributor

OFFICE = json.loads((Path(__file__).parent / "office.json").read_text())
STORIES = OFFICE["stories"]
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def open_office():
    """Write every story but drafts; return {number of the published row: place in STORIES}."""
    people = {
        key: Contributor.objects.create(name=name, name_zh=name_zh)
        for key, (name, name_zh) in OFFICE["people"].items()
    }
    sections = {
        slug: Section.objects.create(slug=slug, name=name, name_zh=name_zh)
        for slug, (name, name_zh) in OFFICE["sections"].items()
    }
    writer = get_user_model().objects.create_user("writer")
    places = {}
    for place, story in enumerate(STORIES):
        article = _article(story, place, writer, sections, people)
        if story["state"] != "draft":
            places[_row(story, article, people).pk] = place
    return places


def _article(story, place, writer, sections, people):
    plain = {name: story[name] for name in ("language", "headline", "standfirst", "body", "place")}
    article = Article.objects.create(
        **plain, slug=f"story-{place}", section=sections[story["section"]], created_by=writer
    )
    for position, (role, key) in enumerate(story["credits"]):
        if role != "review":
            article.credits.create(role=role, contributor=people[key], position=position)
    article.record_version(by=writer)
    return article


def _row(story, article, people):
    """Print a story as it would stand had it gone through the press."""
    day = date.fromisoformat(story["dated_on"])
    credits = [
        {
            "role": role,
            "contributor": people[key].pk,
            "name": people[key].name_in(story["language"]),
            "slug": people[key].slug,
        }
        for role, key in story["credits"]
    ]
    tag = story["tag"]
    row = PublishedArticle(
        article=article,
        version=Version.objects.get(article=article),
        translation_group=article.pk,
        year=day.year,
        month=day.month,
        slug=article.slug,
        address=f"/{article.language}/news/{day:%Y/%m}/{article.slug}/",
        section=article.section,
        section_printed=in_print(article.section),
        tags_printed=[{"slug": "tag", "name": tag[0], "name_zh": tag[1]}] if tag else [],
        credits=credits,
        pictures=[{"caption": story["caption"], "alt": "", "lead": False}],
        dated_on=day,
        first_published_at=LONG_AGO,
        published_at=LONG_AGO,
        announced_at=LONG_AGO,
        **{name: getattr(article, name) for name in _COPIED},
    )
    if story["state"] == "scheduled":
        row.published_at = timezone.now() + timedelta(days=9)
    if story["state"] == "withdrawn":
        row.withdrawn_at = timezone.now()
    QuerySet.bulk_create(PublishedArticle.objects.all(), [row])
    SearchDocument.keep([row])
    return row


_COPIED = ("language", "headline", "standfirst", "body", "place")
