"""Whatever people do, in whatever order: no text goes live that two did not sign."""

import pytest
from django.contrib.auth import get_user_model
from django.db.models import Exists
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import press
from articles.admin.desk import on_author_side
from articles.models import Act, Article, PublishedArticle, fingerprint_of
from articles.workflow import Refused
from tests import factories
from tests.cast import account, cast

ACTS = {
    "edit": lambda a, by, n: factories.edit(a, by, headline=f"Headline {n % 3}"),
    "save": lambda a, by, n: factories.edit(a, by),
    "submit": lambda a, by, n: a.submit(by=by),
    "take back": lambda a, by, n: a.withdraw_submission(by=by),
    "ask": lambda a, by, n: a.request_changes(by=by, note="Please."),
    "approve": lambda a, by, n: a.approve(by=by),
    "publish": lambda a, by, n: press.publish(a, by=by),
    "discard": lambda a, by, n: a.discard(by=by),
    "withdraw": lambda a, by, n: press.withdraw(a, by=by, note="Wrong."),
}
PEOPLE = ("writer", "both", "reviewer", "publisher", "chief")

steps = st.lists(
    st.tuples(st.sampled_from(list(ACTS)), st.sampled_from(PEOPLE), st.integers(0, 9)), max_size=25
)


def signers(row):
    """Return the accounts that submitted and that approved the published text last."""
    acts = Act.objects.filter(article=row.article_id, fingerprint=row.fingerprint)
    return (
        set(acts.filter(act="submit").values_list("account_id", flat=True)),
        set(acts.filter(act="approve").values_list("account_id", flat=True)),
    )


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(steps)
def test_no_text_is_live_that_two_people_did_not_sign(script):
    people = people_of_the_office()
    article = factories.draft(people["writer"])

    for name, who, number in script:
        try:
            ACTS[name](Article.objects.get(pk=article.pk), people[who], number)
        except Refused:
            continue

    for row in PublishedArticle.objects.filter(article=article):
        submitted, approved = signers(row)
        assert row.fingerprint == fingerprint_of(row.version.content)
        assert [(a, b) for a in submitted for b in approved if a != b] != []
    article = Article.objects.get(pk=article.pk)
    listed = {
        user.pk
        for user in people.values()
        if Article.objects.filter(Exists(on_author_side(user)), pk=article.pk).exists()
    }
    assert listed == article.author_side
    acts = list(Act.objects.filter(article=article).order_by("number"))
    assert [act.number for act in acts] == list(range(1, len(acts) + 1))
    assert [act.row_hash for act in acts] == [act.computed_hash() for act in acts]


def people_of_the_office():
    users = get_user_model().objects
    if not users.exists():
        cast()
        account("both", "writer", "reviewer", "publisher")
        account("chief", is_superuser=True)
    return {user.username: user for user in users.all()}
