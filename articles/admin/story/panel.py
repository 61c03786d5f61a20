"""The side panel of the story page: where the story stands and what comes next."""

from articles.admin.review.other_edition import other_edition
from articles.desk.dispatch import VERBS
from articles.desk.status import why_not_out
from articles.models.desk.comment import place
from articles.rules import permissions
from articles.rules.acts import SUBMIT
from articles.rules.states import Work
from articles.rules.transition import Place


def panel(article, user):
    version = article.latest_version
    content = version.content if version else None
    open_acts = [act for act in VERBS if article.could(user, act)]
    waiting = [act for act in awaited(article) if act not in open_acts]
    able = article.who_could(waiting[0]) if waiting else []
    sheet, comments = article.sheet, []
    if article.has_open_comments:
        comments = place(article.comments.open().threads(), version)
    other = other_edition(article, user)
    return {
        "version": version,
        "may_share": permissions.can_share(user, article),
        "whereabouts": why_not_out(article),
        "missing": article.missing(content),
        "standing": [one for one in article.findings(content) if not one.is_blocking],
        "begins_correction": _begins_correction(article, user),
        "acts": _shown(open_acts, Place.FIRST),
        "further_acts": _shown(open_acts, Place.MORE),
        "others": [act.label for act in waiting],
        "people": [user.signing_name for user in able[:5]],
        "address": article.newsstand.address if article.is_read_by_the_public else "",
        "reason": sheet[-1] if sheet and sheet[-1].note else None,
        "other": other,
        "may_translate": other is None and article.could_be_translated(user),
        "sheet": sheet,
        "comments": comments,
    }


def _begins_correction(article, user):
    """Return True if the account may change what readers have, and submit that at once."""
    may_change = article.work_state == Work.CLEAN and article.is_editable_by(user)
    return may_change and SUBMIT.who(user, article)


def awaited(article):
    """Return the acts that the story waits for, those without a required note first."""
    acts = [act for act in VERBS if act.is_awaited and article.work_state in act.sources]
    return sorted(acts, key=lambda act: act.note_required)


def _shown(open_acts, place):
    return [(act.name, act) for act in open_acts if place in act.shown]
