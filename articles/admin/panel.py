"""What the story page says beside the form: where the story stands and what comes next."""

from django.utils.translation import gettext_lazy as _

from articles import checklist
from articles.models.movable import signature
from articles.workflow import MOVES, Public, Work

WORK_SENTENCES = {
    Work.DRAFT: _("This is a draft."),
    Work.IN_REVIEW: _("The story waits for a reviewer. Its text is frozen until then."),
    Work.CHANGES_REQUESTED: _("A reviewer asked for changes."),
    Work.APPROVED: _("The text is approved and waits for a publisher."),
    Work.CLEAN: _("There is nothing newer than the published text."),
    Work.TRASHED: _("The story is in the trash."),
}
PUBLIC_SENTENCES = {
    Public.NEVER: _("Readers can't see it."),
    Public.LIVE: _("Readers see the published text."),
    Public.WITHDRAWN: _("It was withdrawn from the public."),
}
# The acts a story waits for, by where its working copy stands.
NEXT = {
    Work.DRAFT: ["submit"],
    Work.CHANGES_REQUESTED: ["submit"],
    Work.IN_REVIEW: ["approve", "request_changes"],
    Work.APPROVED: ["publish"],
}


def panel(article, user):
    """Return what the side panel of the story page shows to this account."""
    version = article.latest_version
    open_acts = [name for name in MOVES if article.could(user, name)]
    waiting = [name for name in NEXT.get(article.work_state, []) if name not in open_acts]
    sheet = list(article.acts.all()) if article.acts_count else []
    return {
        "work": WORK_SENTENCES[article.work_state],
        "public": PUBLIC_SENTENCES[article.public_state],
        "scheduled_for": article.newsstand.published_at if article.is_scheduled else None,
        "missing": checklist.missing(version.content) if version else article.missing(),
        "acts": [(name, MOVES[name]) for name in open_acts],
        "others": [MOVES[name].label for name in waiting],
        "people": people_for(article, waiting[0]) if waiting else [],
        "address": article.newsstand.address if is_public(article) else "",
        "reason": sheet[-1] if sheet and sheet[-1].note else None,
        "sheet": sheet,
    }


def is_public(article):
    return bool(article.newsstand and article.newsstand.is_public)


def people_for(article, name):
    """Return the names of up to five accounts that could do the act."""
    return [signature(user) for user in article.who_could(name)[:5]]
