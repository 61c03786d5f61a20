"""What changed in a story, and since which version: for the pages that compare versions."""

from django.utils.translation import gettext as _

from articles.desk.status import moment
from articles.models import PublishedArticle, Section, Tag
from articles.rules import acts
from articles.text.comparing import compare
from people.models import Unit

APPROVING = (*acts.names(lambda act: act.is_step), acts.ACCEPT_EDIT.name)


def baseline(article, user):
    """Return the Version that changes are counted from, or None, and a sentence that names it.

    It is the submitted version for a writer whose text a reviewer changed; else the public
    one, or the last public one that was reviewed; else the last one approved. Sets
    `latest_version` too. With the acts loaded, this takes one statement.
    """
    row = article.newsstand
    submitted = _submission(article)
    approved = last_approved(article)
    numbers = {article.version_number, row.reviewed_number if row else 0}
    numbers |= {act.version_number for act in (submitted, approved) if act}
    found = {v.number: v for v in article.versions.filter(number__in=numbers)}
    article.latest_version = found.get(article.version_number)
    if submitted and article.could(user, acts.ACCEPT_EDIT):
        text = _("Changed since version %(number)s, as it was submitted.")
        return found.get(submitted.version_number), text % {"number": submitted.version_number}
    if row and row.is_unreviewed:
        return found.get(row.reviewed_number), _since_reviewed(row)
    if row:
        return row.version, _since_published(row)
    if approved:
        return found.get(approved.version_number), _since_approved(approved)
    return None, _("No version of this story was approved or published before.")


def _submission(article):
    return next((act for act in article.sheet if act.number == article.round_began), None)


def last_approved(article):
    """Return the last Act that approved a text before the one on the desk, or None."""
    earlier = [act for act in article.sheet if act.version_number < article.version_number]
    return next((act for act in reversed(earlier) if act.act in APPROVING), None)


def _since_published(row):
    if row.is_public:
        text = _("Changed since version %(number)s, which readers see now.")
    elif row.withdrawn_at:
        text = _("Changed since version %(number)s, the last that readers saw.")
    else:
        text = _("Changed since version %(number)s, which is scheduled.")
    return text % {"number": row.version.number}


def _since_reviewed(row):
    if not row.reviewed_number:
        return _("What was published last was not reviewed: everything is shown as new.")
    text = _(
        "Changed since version %(number)s, the last that was reviewed and published. What was published after it was not reviewed."
    )
    return text % {"number": row.reviewed_number}


def _since_approved(act):
    text = _(
        "Changed since version %(number)s, which %(name)s approved on %(time)s. It is not public."
    )
    return text % {"number": act.version_number, "name": act.name, "time": moment(act.made_at)}


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
    act = _submission(article)
    submitted = article.versions.filter(number=act.version_number).first() if act else None
    return comparison(article, submitted, article.latest_version)
