"""What the story page says beside the form: where the story stands and what comes next."""

from articles import permissions
from articles.models.comment import place
from articles.whereabouts import why_not_out
from articles.workflow import MOVES, Work

from .acts import VERBS

# The acts a story waits for, by where its working copy stands.
NEXT = {
    Work.DRAFT: ["submit"],
    Work.CHANGES_REQUESTED: ["submit"],
    Work.IN_REVIEW: ["approve", "request_changes"],
    Work.APPROVED: ["publish"],
}

# The acts shown at once; the others are a click away.
FIRST = ("submit", "approve", "request_changes", "accept_edit", "publish", "sign_after", "untrash")


def panel(article, user):
    """Return what the side panel of the story page shows to this account."""
    version = article.latest_version
    open_acts = [name for name in VERBS if article.could(user, name)]
    waiting = [name for name in NEXT.get(article.work_state, []) if name not in open_acts]
    sheet = article.sheet
    acts = [(name, MOVES[name]) for name in open_acts]
    return {
        "version": version,
        "may_share": permissions.can_share(user, article),
        "whereabouts": why_not_out(article),
        "missing": article.missing(version.content if version else None),
        "standing": article.standing(version.content if version else None),
        "acts": [pair for pair in acts if pair[0] in FIRST],
        "further_acts": [pair for pair in acts if pair[0] not in FIRST],
        "others": [MOVES[name].label for name in waiting],
        "people": people_for(article, waiting[0]) if waiting else [],
        "address": article.newsstand.address if article.is_read_by_the_public else "",
        "reason": sheet[-1] if sheet and sheet[-1].note else None,
        "sheet": sheet,
        "comments": _open_comments(article, version),
    }


def _open_comments(article, version):
    if not article.has_open_comments:
        return []
    return place(article.comments.open().threads(), version)


def people_for(article, name):
    """Return the names of up to five accounts that could do the act."""
    return [user.signing_name for user in article.who_could(name)[:5]]
