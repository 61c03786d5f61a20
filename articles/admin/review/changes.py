"""What changed in a story, for the pages that compare versions."""

from articles.models import PublishedArticle, Section, Tag
from articles.rules import acts
from articles.text.comparing import compare
from people.models import Unit

APPROVING = (*acts.names(lambda act: act.is_step), acts.ACCEPT_EDIT.name)


def submission(article):
    """Return the Act that opened the current review, or None."""
    return next((act for act in article.sheet if act.number == article.round_began), None)


def last_approved(article):
    """Return the last Act that approved a text before the one on the desk, or None."""
    earlier = [act for act in article.sheet if act.version_number < article.version_number]
    return next((act for act in reversed(earlier) if act.act in APPROVING), None)


def comparison(article, old, new):
    """Return the Comparison of two Versions. `old` is None if there is no earlier one."""
    contents = [old.content if old else {}, new.content]
    names = {
        "section": _names(Section, "section", contents, article.section),
        "unit": _names(Unit, "unit", contents, article.unit),
        "tags": _listed(Tag.objects.all(), "tags", "slug", contents),
        "related": _listed(PublishedArticle.objects.public(), "related", "article_id", contents),
    }
    names["translation_of"] = {article.translation_of_id: str(article.translation_of)}
    return compare(*contents, names=names)


def _names(model, key, contents, current):
    """Return {slug: name} of what the contents differ in. `current` needs no query."""
    names = {current.slug: str(current)} if current else {}
    slugs = {content.get(key) for content in contents} - {"", None}
    if len({content.get(key) for content in contents}) > 1 and slugs - set(names):
        names |= {thing.slug: str(thing) for thing in model.objects.filter(slug__in=slugs)}
    return names


def _listed(things, key, column, contents):
    """Return {value: name} for lists that differ. Unpublished stories are not named."""
    old, new = (content.get(key) or [] for content in contents)
    if old == new:
        return {}
    found = things.filter(**{f"{column}__in": [*old, *new]})
    return {getattr(thing, column): str(thing) for thing in found}


def reviewers_edit(article):
    act = submission(article)
    submitted = article.versions.filter(number=act.version_number).first() if act else None
    return comparison(article, submitted, article.latest_version)
