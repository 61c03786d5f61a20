"""How the tests reach the staff pages: addresses, and the fields a story form sends."""

from uuid import uuid4

from django.test import Client
from django.urls import reverse

from articles.models import Credit, PhotoUse

LIST = "/admin/articles/article/"
ADD = "/admin/articles/article/add/"


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def act(article, name):
    return reverse("admin:articles_article_act", args=[article.pk, name])


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def form(article=None, **changes):
    """The fields of the story form as the browser sends them, with `changes`."""
    data = {"headline": "", "language": "en", "seen_version": 0, "writing": uuid4()}
    if article:
        data |= {
            "headline": article.headline,
            "language": article.language,
            "standfirst": article.standfirst,
            "body": article.body,
            "slug": article.slug,
            "section": article.section_id or "",
            "tags": list(article.tags.values_list("pk", flat=True)),
            "unit": article.unit_id or "",
            "event_on": article.event_on or "",
            "place": article.place,
            "translation_of": article.translation_of_id or "",
            "kind": article.kind_id or "",
            "related": list(article.related.values_list("pk", flat=True)),
            "seen_version": article.version_number,
            "seen_details": article.details_number,
        }
        data |= {"is_translation": "on"} if article.is_translation else {}
    credits = Credit.objects.filter(article=article) if article else []
    uses = PhotoUse.objects.filter(article=article) if article else []
    data |= _rows("credits", credits, ["role", "contributor_id", "position"])
    data |= _rows("photo_uses", uses, ["photo_id", "position", "caption", "alt_text"])
    return data | changes


def _rows(prefix, rows, names):
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        data[f"{prefix}-{number}-id"] = row.pk
        data[f"{prefix}-{number}-article"] = row.article_id
        for name in names:
            data[f"{prefix}-{number}-{name.removesuffix('_id')}"] = getattr(row, name)
    return data
