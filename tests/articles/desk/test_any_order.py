"""Whatever people do, in whatever order: no text goes live that two did not sign."""

import pytest
from django.db.models import Exists
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from articles.models import Article, PublishedArticle, fingerprint_of
from articles.models.desk.reviews import on_author_side
from articles.models.record.content import content_of
from articles.press import audit, standing_approvals
from articles.text.content import without_listing
from articles.text.credit_line import Role

from .any_order import AnyOrder, found_office

WROTE = ("submit", "accept_edit", "review_edit", "emergency")
APPROVED = ("approve", "approve_on_paper", "review_edit", "sign_after")
TO_PUBLIC = {"publish", "schedule", "emergency", "restore"}
FROM_PUBLIC = {"unschedule", "hold", "withdraw"}


class Office(AnyOrder):
    @invariant()
    def everything_holds(self):
        article = self.article
        row = article.newsstand
        if row:
            self.check_that_two_people_signed(article, row)
            self.check_that_no_author_stands_as_reviewer(row)
        self.check_what_is_public(article)
        self.check_that_nothing_chosen_is_left_waiting(article)
        self.check_that_no_text_is_lost(article)
        self.check_that_an_approved_text_can_be_published(article)
        self.check_that_lists_agree_on_the_author_side(article)
        self.check_that_lists_agree_on_what_is_out_of_date(article)
        audit.check(article)
        audit.check(Article.objects.get(pk=self.original))

    def check_that_two_people_signed(self, article, row):
        # A publisher may have changed what stands beside the text since.
        same = [
            version.number
            for version in article.versions.all()
            if without_listing(version.content) == without_listing(row.version.content)
        ]
        acts = list(article.acts.filter(version_number__in=same))
        wrote = {act.contributor_pk for act in acts if act.act in WROTE}
        approved = {act.signer for act in acts if act.act in APPROVED}
        if row.is_unreviewed:
            assert "emergency" in {act.act for act in acts}
        else:
            assert [(a, b) for a in wrote for b in approved if a != b] != []

    def check_that_no_author_stands_as_reviewer(self, row):
        reviews = {entry["contributor"] for entry in row.credits if entry["role"] == Role.REVIEW}
        authors = {entry["contributor"] for entry in row.credits if entry["role"] != Role.REVIEW}
        assert reviews & authors == set()

    def check_what_is_public(self, article):
        last = article.acts.filter(act__in=TO_PUBLIC | FROM_PUBLIC).last()
        is_due = last and (last.act != "schedule" or self.moment <= timezone.now())
        is_public = PublishedArticle.objects.public().filter(article=article).exists()
        assert is_public == bool(is_due and last.act in TO_PUBLIC)

    def check_that_nothing_chosen_is_left_waiting(self, article):
        assert article.on_approval_by is None or article.work_state in (
            "draft",
            "changes_requested",
            "in_review",
        )

    def check_that_no_text_is_lost(self, article):
        assert self.saved <= set(article.versions.values_list("fingerprint", flat=True))
        assert article.latest_version.fingerprint == fingerprint_of(content_of(article))

    def check_that_an_approved_text_can_be_published(self, article):
        if article.work_state == "approved" and not self.is_shaken:
            assert len(standing_approvals(article)) == len(article.steps)

    def check_that_lists_agree_on_the_author_side(self, article):
        for user in self.users.values():
            listed = Article.objects.filter(Exists(on_author_side(user.pk)), pk=article.pk).exists()
            assert listed == (user.pk in article.review.authors)

    def check_that_lists_agree_on_what_is_out_of_date(self, article):
        listed = Article.objects.out_of_date().filter(pk=article.pk).exists()
        assert listed == article.is_out_of_date


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.django_db
def test_no_text_is_live_that_two_people_did_not_sign():
    found_office()
    few = settings(
        max_examples=3,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Office, settings=few)
