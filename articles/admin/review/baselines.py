"""Since when: the version that an account's review page counts changes from."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.story.choices import is_key
from articles.desk.status import moment
from articles.rules import acts

from .changes import last_approved, submission

# What an account did with a text that it had read to the end.
_DECIDED = {
    acts.APPROVE.name: gettext_lazy(
        "Compared with version %(number)s, which you approved on %(time)s."
    ),
    acts.REQUEST_CHANGES.name: gettext_lazy(
        "Compared with version %(number)s, to which you asked for changes on %(time)s."
    ),
    acts.REVIEW_EDIT.name: gettext_lazy(
        "Compared with version %(number)s, as you changed it on %(time)s."
    ),
    acts.ACCEPT_EDIT.name: gettext_lazy(
        "Compared with version %(number)s, which you accepted on %(time)s."
    ),
    acts.SIGN_AFTER.name: gettext_lazy(
        "Compared with version %(number)s, which you reviewed on %(time)s."
    ),
}
_MARKED = gettext_lazy("Compared with version %(number)s, which you marked as read on %(time)s.")
_CLAIMED = gettext_lazy(
    "Compared with version %(number)s, which you started reviewing on %(time)s."
)
_COMMENTED = gettext_lazy("Compared with version %(number)s, on which you commented on %(time)s.")
_LABELS = {
    "submitted": gettext_lazy("what was submitted"),
    "read": gettext_lazy("what I read"),
    "published": gettext_lazy("what was published"),
    "approved": gettext_lazy("what was approved"),
}


@dataclass(frozen=True)
class Baseline:
    """The number of a version (0: there is none) and a sentence that names it."""

    number: int
    words: str


class Since:
    """What an account's page of a story compares the latest version with.

    `wanted` is a key of `offered`, or the number of a version; anything else means the first
    that is offered. `threads` are all comments; the story comes from with_read_mark(). Sets its
    `latest_version` too. Takes one statement, with the acts loaded.
    """

    def __init__(self, article, user, wanted, threads):
        self.article, self.wanted = article, wanted
        found = {
            "submitted": _submitted(article, user),
            "read": _read(article, user, threads),
            "published": _published(article),
            "approved": _approved(article),
        }
        self.offered = {name: baseline for name, baseline in found.items() if baseline}
        self.chosen = self._chosen()
        versions = self._versions()
        article.latest_version = versions.get(article.version_number)
        self.version = versions.get(self.chosen.number)
        # The number of the last earlier version with the same text, 0 if there is none.
        same = [n for n, one in versions.items() if one.fingerprint == article.review.fingerprint]
        self.again = max({*same} - {article.version_number}, default=0)

    def _chosen(self):
        if self.wanted in self.offered:
            return self.offered[self.wanted]
        if is_key(self.wanted) and int(self.wanted) in self.numbers:
            text = _("Compared with version %(number)s.")
            return Baseline(int(self.wanted), text % {"number": self.wanted})
        text = _(
            "You have not read this story here, and no version of it was approved or published."
        )
        return next(iter(self.offered.values()), Baseline(0, text))

    def _versions(self):
        numbers = {self.article.version_number, self.chosen.number}
        wanted = Q(number__in=numbers) | Q(fingerprint=self.article.review.fingerprint)
        return {version.number: version for version in self.article.versions.filter(wanted)}

    @property
    def words(self):
        return self.chosen.words

    @property
    def numbers(self):
        """The numbers of the versions before the latest, that one first."""
        return range(self.article.version_number - 1, 0, -1)

    @property
    def ways(self):
        """What can be chosen: (name, label, number, whether it is chosen), each version once."""
        first = {one.number: name for name, one in reversed(self.offered.items()) if one.number}
        return [
            (name, _LABELS[name], number, number == self.chosen.number)
            for number, name in reversed(first.items())
        ]


def _sentence(number, words, at):
    return Baseline(number, str(words) % {"number": number, "time": moment(at)})


def _submitted(article, user):
    """Return what a writer handed in, while a reviewer's change of it waits to be accepted."""
    act = submission(article)
    if not (act and article.could(user, acts.ACCEPT_EDIT)):
        return None
    text = _("Compared with version %(number)s, as it was submitted.")
    return Baseline(act.version_number, text % {"number": act.version_number})


def _read(article, user, threads):
    """Return what the account decided on or marked as read last, or claimed or commented on.

    To claim a text or to comment on it is not to have read it: that counts once it is changed.
    """
    mine = [act for act in reversed(article.sheet) if act.account_pk == user.pk]
    decided = [act for act in mine if act.act in _DECIDED]
    looks = [(act.made_at, act.version_number, _DECIDED[act.act]) for act in decided]
    if article.read_number:
        looks.append((article.read_at, article.read_number, _MARKED))
    claims = [act for act in mine if act.act == acts.CLAIM.name]
    comments = [one for thread in threads for one in (thread, *thread.answers)]
    remarks = [one for one in comments if one.author_id == user.pk]
    begun = [(act.made_at, act.version_number, _CLAIMED) for act in claims]
    begun += [(one.made_at, one.version_number, _COMMENTED) for one in remarks]
    looks += [look for look in begun if look[1] < article.version_number]
    if not looks:
        return None
    latest = max(looks, key=lambda look: look[0])[1]
    # Of what was done with this version, a decision says most: it stands first.
    at, words = next((at, words) for at, number, words in looks if number == latest)
    return _sentence(latest, words, at)


def _published(article):
    row = article.newsstand
    if row is None:
        return None
    if row.is_unreviewed:
        return _reviewed(row.reviewed_number)
    if row.is_public:
        text = _("Compared with version %(number)s, which readers see now.")
    elif row.withdrawn_at:
        text = _("Compared with version %(number)s, the last that readers saw.")
    else:
        text = _("Compared with version %(number)s, which is scheduled.")
    return Baseline(row.version.number, text % {"number": row.version.number})


def _reviewed(number):
    """Return the last published version that was reviewed, for a story published without."""
    if not number:
        return Baseline(
            0, _("What was published last was not reviewed: everything is shown as new.")
        )
    text = _(
        "Compared with version %(number)s, the last that was reviewed and published. What was published after it was not reviewed."
    )
    return Baseline(number, text % {"number": number})


def _approved(article):
    act = last_approved(article)
    if act is None:
        return None
    text = _("Compared with version %(number)s, which %(name)s approved on %(time)s.")
    facts = {"number": act.version_number, "name": act.name, "time": moment(act.made_at)}
    return Baseline(act.version_number, text % facts)
