"""An office that does anything in any order, for tests/articles/desk/test_any_order.py.

Every rule is one thing somebody may try, with the story as it is or as it was when they
opened it. What is refused changes nothing. Beside the program, the office keeps its own
simple books: which texts were saved, whose hands they went through, when what is due.
"""

import contextlib
from datetime import timedelta
from functools import partial

import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from articles import press
from articles.desk.dispatch import do
from articles.models import Article, PaperScan, fingerprint_of
from articles.models.record.content import content_of
from articles.rules import permissions
from articles.rules.acts import ACTS
from articles.rules.refusals import Refused
from people.models import Contributor
from tests import factories
from tests.cast import account

ROLES = {
    "writer": ["writer"],
    "both": ["writer", "reviewer", "publisher"],
    "reviewer": ["reviewer"],
    "senior": ["reviewer", "seniors"],
    "chief": ["administrator"],
}
STEPS = [[], ["", ""], ["", "seniors"], ["", "", ""]]
NOTE = "The day was wrong."
SLUGS = ["sports", "athletics"]
HEADLINES = ["Sports day opens", "Sports day", "Sports day ends"]


def found_office():
    """Make the accounts. `boss` has every permission; a dean signs on paper."""
    Group.objects.get_or_create(name="seniors")
    for name, groups in ROLES.items():
        account(name).groups.set(Group.objects.filter(name__in=groups))
    account("boss", is_superuser=True)
    Contributor.objects.create(name="Dean Wu")


def on_paper(article, *, by, person):
    scan = PaperScan.of(ContentFile(b"signed"), "application/pdf")
    paper = {"person": person, "signed_on": timezone.localdate(), "scan": scan}
    do(ACTS["approve_on_paper"], article, by=by, **paper)


def submit(article, *, by):
    """Submit it; of a correction, odd accounts say that it is minor, if readers see the story."""
    is_minor = bool(by.pk % 2) and article.is_read_by_the_public
    said = {"is_minor": is_minor, "public_note": "" if is_minor else NOTE}
    article.submit(by=by, **(said if article.newsstand else {}))


VERBS = {
    "submit": submit,
    "ask": lambda a, by: a.ask(by=by, reviewer=next(iter(a.who_could(ACTS["approve"])), by)),
    "withdraw_submission": Article.withdraw_submission,
    "claim": Article.claim,
    "release": Article.release,
    "request_changes": lambda a, by: a.request_changes(by=by, note="Please."),
    "approve": partial(do, ACTS["approve"]),
    "accept_edit": partial(do, ACTS["accept_edit"]),
    "publish_on_approval": press.publish_on_approval,
    "cancel_on_approval": press.cancel_on_approval,
    "publish": press.publish,
    "unschedule": press.unschedule,
    "emergency": lambda a, by: press.publish_in_emergency(a, by=by, note="Typhoon."),
    "sign_after": press.sign_after,
    "correct": Article.correct,
    "update_listing": press.update_listing,
    "confirm_translation": press.confirm_translation,
    "discard": Article.discard,
    "withdraw": lambda a, by: press.withdraw(a, by=by, note="Wrong."),
    "restore": press.restore,
    "trash": Article.trash,
    "untrash": Article.untrash,
}
EVERYBODY = [*ROLES, "boss"]
chance = st.integers(0, 9999)


class AnyOrder(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.stack = contextlib.ExitStack()
        self.stack.enter_context(transaction.atomic())
        self.stack.enter_context(override_settings(NEWSROOM_PAPER_APPROVAL=True))
        self.clock = self.stack.enter_context(time_machine.travel(timezone.now()))
        self.users = {}
        self.saved, self.hands, self.moment, self.is_shaken = set(), [], None, False
        self.chosen = None  # the moment that a publisher chose before the approval
        original = factories.draft(self.user("writer"), language="zh-hans", headline="运动会")
        translator = [("translator", "Zhao Liu")]
        article = factories.draft(self.user("writer"), credits=translator, translation_of=original)
        self.original, self.number, self.opened = original.pk, article.pk, article
        self.note_hand(article, self.user("writer"))

    def teardown(self):
        transaction.set_rollback(True)
        self.stack.close()

    @property
    def article(self):
        return Article.objects.get(pk=self.number)

    def user(self, name):
        if name not in self.users:
            self.users[name] = get_user_model().objects.get(username=name)
        return self.users[name]

    def note_hand(self, article, user):
        """Enter in the books that a text went through somebody's hands."""
        self.saved.add(fingerprint_of(content_of(article)))
        self.hands.append((article.version_number, user.pk))

    def barred(self, article, version_number):
        """Return who had a hand in a text since the last one that two people signed."""
        reviewed = article.newsstand.reviewed_number if article.newsstand else 0
        since = min(reviewed, version_number - 1)
        return {pk for number, pk in self.hands if number > since} | self.credited(article)

    def credited(self, article):
        """Return the accounts of who is credited for the words."""
        authors = article.credits.filter(role__in=["text", "translator"])
        return set(authors.values_list("contributor__user", flat=True)) - {None}

    def attempt(self, verb, article, user, **arguments):
        """Try a verb; return True if it was done."""
        try:
            with transaction.atomic():
                verb(article, by=user, **arguments)
        except Refused:
            return False
        return True

    # What people do

    def possible(self):
        """Return who could do what now, as (name of a deed, name of an account)."""
        article = self.article
        known = [name for name in VERBS if article.is_open(ACTS[name])]
        pairs = [
            (n, who) for n in known for who in EVERYBODY if article.could(self.user(who), ACTS[n])
        ]
        if article.is_open(ACTS["publish"]):
            pairs += [("schedule", who) for who in EVERYBODY]
        if article.is_open(ACTS["publish_on_approval"]):
            pairs += [("choose_a_moment", who) for who in EVERYBODY]
        if article.is_open(ACTS["approve_on_paper"]):
            pairs += [("on_paper", who) for who in EVERYBODY]
        writing = [who for who in EVERYBODY if article.is_editable_by(self.user(who))]
        return pairs + [
            (n, who) for n in ("save", "credit", "list", "bring_back") for who in writing
        ]

    @rule(which=chance, more=chance)
    def somebody_goes_on(self, which, more):
        if pairs := self.possible():
            name, who = pairs[which % len(pairs)]
            self.do(name, self.article, who, more)

    @rule(which=chance, more=chance)
    def somebody_else_goes_on(self, which, more):
        self.somebody_goes_on(which, more)

    @rule(which=chance, more=chance, is_old=st.booleans())
    def somebody_tries_what_may_not_be(self, which, more, is_old):
        deeds = [
            *VERBS,
            "schedule",
            "choose_a_moment",
            "on_paper",
            "save",
            "credit",
            "list",
            "bring_back",
        ]
        who = EVERYBODY[more % len(EVERYBODY)]
        article = self.opened if is_old else self.article
        self.do(deeds[which % len(deeds)], article, who, more)
        self.opened = self.article

    def do(self, name, article, who, more):
        if name in VERBS:
            self.act(name, article, who)
        else:
            getattr(self, name)(article, self.user(who), more)
        self.note_what_followed()

    def note_what_followed(self):
        """Enter in the books a schedule that followed from an approval."""
        last = self.article.acts.last()
        if last and last.act == "schedule" and "on_approval" in last.details:
            self.moment = self.chosen

    def act(self, name, article, who):
        user, version = self.user(who), article.version_number
        barred = self.barred(article, version)
        if not self.attempt(VERBS[name], article, user):
            return
        assert ACTS[name].who is not permissions.can_review or user.pk not in barred, (name, who)
        if name in ("submit", "emergency", "correct"):
            self.note_hand(article, user)
            self.is_shaken = self.is_shaken and name != "submit"
        if name == "publish":
            self.moment = timezone.now()

    def save(self, article, user, more):
        article.headline = HEADLINES[more % 3]
        if article.is_editable_by(user):
            self.write(lambda a, by: factories.edit(a, by), article, user)

    def write(self, verb, article, user):
        """Try what may change the text; enter it in the books if it did."""
        before = article.version_number
        if self.attempt(verb, article, user) and article.version_number != before:
            self.note_hand(article, user)

    def credit(self, article, user, more):
        author = self.user(EVERYBODY[more % len(EVERYBODY)]).contributor

        def change(article, by):
            article.credits.update(contributor=author)
            article.record_version(by=by)

        if article.is_editable_by(user):
            self.write(change, article, user)

    def list(self, article, user, more):
        article.slug = SLUGS[more % 2]
        if article.is_editable_by(user):
            self.write(lambda a, by: factories.edit(a, by), article, user)

    def bring_back(self, article, user, more):
        version = article.versions.all()[more % article.versions.count()]
        self.write(lambda a, by: a.bring_back(version, by=by), article, user)

    def schedule(self, article, user, more):
        at = timezone.now() + timedelta(hours=more + 1)
        if self.attempt(press.publish, article, user, at=at):
            self.moment = at

    def choose_a_moment(self, article, user, more):
        at = timezone.now() + timedelta(hours=more + 1)
        if self.attempt(press.publish_on_approval, article, user, at=at):
            self.chosen = at

    def on_paper(self, article, user, more):
        person = [*Contributor.objects.all()][more % (len(EVERYBODY) + 1)]
        barred = self.barred(article, article.version_number)
        if self.attempt(on_paper, article, user, person=person):
            assert person.user_id not in barred

    @rule(headline=st.sampled_from(["运动会", "运动会开幕", "运动会闭幕"]), is_minor=st.booleans())
    def the_original_goes_on(self, headline, is_minor):
        """Take the original one step towards readers, by the first who may."""
        story = Article.objects.get(pk=self.original)
        name = {"draft": "submit", "in_review": "approve", "approved": "publish"}
        kind = {"is_minor": is_minor} if story.newsstand else {}
        verbs = VERBS | {"submit": lambda a, by: a.submit(by=by, note=NOTE, **kind)}
        verb = verbs[name.get(story.work_state, "correct")]
        if story.is_editable and story.work_state == "draft":
            factories.edit(story, self.user("writer"), headline=headline)
        any(
            self.attempt(verb, Article.objects.get(pk=self.original), self.user(who))
            for who in EVERYBODY
        )

    # What happens to the office

    @rule(who=st.sampled_from(EVERYBODY), change=st.sampled_from(["off", "on", "demote", "role"]))
    def an_account_changes(self, who, change):
        if change in ("off", "on"):
            get_user_model().objects.filter(username=who).update(is_active=change == "on")
        elif who in ROLES:
            groups = ROLES[who] if change == "role" else []
            self.user(who).groups.set(Group.objects.filter(name__in=groups))
        self.users.pop(who, None)
        self.is_shaken = True

    @precondition(lambda self: self.article.work_state in ("draft", "clean"))
    @rule(steps=st.sampled_from(STEPS), paper=st.booleans())
    def the_house_rules_change(self, steps, paper):
        settings.NEWSROOM_REVIEW_STEPS, settings.NEWSROOM_PAPER_APPROVAL = steps, paper
        self.is_shaken = True

    @rule(hours=st.sampled_from([0.5, 3, 24, 24 * 40]))
    def time_passes(self, hours):
        press.hold_unfit()
        self.clock.shift(timedelta(hours=hours))
