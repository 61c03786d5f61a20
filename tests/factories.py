"""Plain functions that make stories; every state is reached through the real verbs."""

import io
from datetime import date

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import QuerySet
from PIL import Image

from articles import press
from articles.models import (
    Article,
    Credit,
    House,
    Photo,
    PhotoUse,
    PublishedArticle,
    PublishedCredit,
    Section,
)
from articles.models.desk import housekeeping
from articles.models.record.house import MODELS
from articles.pictures import renditions
from articles.rules import house_acts
from people.models import Contributor

SECTION = {"slug": "campus", "name": "Campus", "name_zh": "校园"}


def section(slug="campus", **names):
    named = SECTION if slug == "campus" else {"name": slug.capitalize()}
    return Section.objects.get_or_create(slug=slug, defaults=named | names)[0]


def contributor(name="Zhang San", name_zh="", **fields):
    found = Contributor.objects.filter(name=name, name_zh=name_zh).first()
    return found or Contributor.objects.create(name=name, name_zh=name_zh, **fields)


def draft(by, *, text_by="Zhang San", credits=(), photos=(), tags=(), **fields):
    """A complete draft with one frozen version, ready to submit."""
    values = {
        "language": "en",
        "headline": "Sports day opens",
        "body": "<p>The sports day opened.</p>",
        "section": section(),
        "event_on": date(2023, 7, 12),
    }
    article = Article.objects.create(created_by=by, **(values | fields))
    names = [("text", text_by), *credits] if text_by else credits
    for position, (role, name) in enumerate(names):
        Credit.objects.create(
            article=article, role=role, contributor=contributor(name), position=position
        )
    for position, item in enumerate(photos):
        PhotoUse.objects.create(
            article=article, photo=item, position=position, caption="A caption", alt_text="A field"
        )
    article.tags.set(tags)
    article.record_version(by=by)
    return article


def submitted(by, **fields):
    article = draft(by, **fields)
    article.submit(by=by)
    return article


def approved(by, reviewer, **fields):
    article = submitted(by, **fields)
    article.approve(by=reviewer)
    return article


def published(by, reviewer, publisher, *, at=None, **fields):
    """A story gone through the whole workflow; returns the Article."""
    article = approved(by, reviewer, **fields)
    press.publish(article, by=publisher, at=at)
    return article


def edit(article, by, **changes):
    """Change a working copy as the form does, and freeze the version."""
    for name, value in changes.items():
        setattr(article, name, value)
    article.save()
    article.record_version(by=by)
    return article


def jpeg(width=1600, height=1067, color="navy", **options):
    """Bytes of a plain JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def photo(photographer=None, *, data=None, **fields):
    """A picture in the library: a small one, of a colour of its own, unless `data` is given.

    Without a photographer it is an outsider's.
    """
    fields = {"credit_text": "" if photographer else "City Archive"} | fields
    data = data or jpeg(640, 427, color=(9 * Photo.objects.count() % 256, 9, 9))
    picture = renditions.inspect(ContentFile(data))
    item = Photo(title="A field", photographer=photographer, **fields)
    item.take_in(picture)
    item.save()
    return item


def many_published(article, count):
    """Put `count` copies of a published story on the newsstand, as years of work would."""
    row = article.published
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    base = {
        field.attname: getattr(article, field.attname)
        for field in article._meta.concrete_fields
        if not field.primary_key
    }
    copies = QuerySet.bulk_create(Article.objects.all(), [Article(**base) for _n in range(count)])
    rows = [
        PublishedArticle(
            **values
            | {"article_id": copy.pk, "translation_group": copy.pk, "slug": f"copy-{copy.pk}"}
        )
        for copy in copies
    ]
    for copy in rows:
        copy.address = f"/{copy.language}/news/{copy.year}/{copy.month:02d}/{copy.slug}/"
    rows = QuerySet.bulk_create(PublishedArticle.objects.all(), rows)
    PublishedCredit.objects.bulk_create(
        PublishedCredit(
            published=copy,
            contributor_id=credit.contributor_id,
            role=credit.role,
            language=copy.language,
            dated_on=copy.dated_on,
            announced_at=copy.announced_at,
        )
        for copy in rows
        for credit in row.credit_rows.all()
    )


def reworded(thing, by, **words):
    """Give something new words of the house, as an account that may; return what has to wait."""
    on_the_sheet()
    return housekeeping.keep(thing, words, by=by)


def write_words(thing, **words):
    """Give something words of the house past its sheet, for tests of what is done with them."""
    for name, word in words.items():
        setattr(thing, name, word)
    thing.save(by_house=True)
    return thing


def on_the_sheet():
    """Put on the house's sheet what a test made past it, as if the program itself had."""
    there = {(act.details["kind"], act.details["key"]) for act in House.sheet()}
    for model in MODELS.values():
        for thing in model.objects.all():
            where = housekeeping.about(thing)
            if (where["kind"], where["key"]) not in there:
                changes = {name: ["", word] for name, word in thing.words().items()}
                House.sign(house_acts.MAKE, by=None, **where, changes=changes)


def index():
    """Index what was written in bulk, past the press."""
    call_command("index", stdout=io.StringIO())
